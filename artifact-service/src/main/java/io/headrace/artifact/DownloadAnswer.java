package io.headrace.artifact;

import io.headrace.error.HeadraceException;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.objects.ObjectContent;
import io.headrace.objects.ObjectHead;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Answers with an artifact's bytes, streamed, always as an attachment. A transfer that breaks
 * half-way breaks the connection, so that nobody takes a part for the whole.
 */
final class DownloadAnswer {

  private static final int PARTIAL_CONTENT = 206;

  private final Artifacts artifacts;

  DownloadAnswer(Artifacts artifacts) {
    this.artifacts = artifacts;
  }

  /**
   * @param name the file's name, which decides its media type
   */
  Future<Answer> send(ApiRequest request, ArtifactLocation file, String name) {
    HttpServerResponse response = request.response();
    if (request.http().method().equals(HttpMethod.HEAD)) {
      return artifacts
          .head(file)
          .onSuccess(head -> writeHead(response, name, head))
          .compose(head -> response.end())
          .map(sent -> Answer.written());
    }
    Optional<String> range = Optional.ofNullable(request.http().getHeader("Range"));
    return artifacts
        .open(file, range)
        .compose(content -> stream(response, name, content))
        .map(sent -> Answer.written());
  }

  private static Future<Void> stream(
      HttpServerResponse response, String name, ObjectContent content) {
    if (response.closed()) {
      content.abandon().run();
      return Future.succeededFuture();
    }
    content
        .contentRange()
        .ifPresent(
            range ->
                response
                    .setStatusCode(PARTIAL_CONTENT)
                    .putHeader(HttpHeaders.CONTENT_RANGE, range));
    writeHead(response, name, content.head());
    return content
        .bytes()
        .pipe()
        .endOnFailure(false)
        .to(response)
        .onFailure(broken -> content.abandon().run())
        .recover(broken -> sourceOnly(response, broken));
  }

  /** Passes on that the source broke; a client that went away is no failure of ours. */
  private static Future<Void> sourceOnly(HttpServerResponse response, Throwable broken) {
    if (broken instanceof HeadraceException) {
      return Future.failedFuture(broken);
    }
    response.reset();
    return Future.succeededFuture();
  }

  private static void writeHead(HttpServerResponse response, String name, ObjectHead head) {
    head.etag().ifPresent(etag -> response.putHeader(HttpHeaders.ETAG, etag));
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, MediaTypes.of(name))
        .putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(head.size()))
        .putHeader("Content-Disposition", ContentDisposition.attachment(name))
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader(HttpHeaders.ACCEPT_RANGES, "bytes")
        .putHeader(
            HttpHeaders.LAST_MODIFIED,
            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                head.lastModified().atOffset(ZoneOffset.UTC)));
  }
}
