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
  private static final int NOT_MODIFIED = 304;
  private static final int PRECONDITION_FAILED = 412;

  private final Artifacts artifacts;

  DownloadAnswer(Artifacts artifacts) {
    this.artifacts = artifacts;
  }

  /**
   * @param name the file's name, which decides its media type
   */
  Future<Answer> send(ApiRequest request, ArtifactLocation file, String name) {
    Preconditions conditions = new Preconditions(request.http().headers());
    boolean headOnly = request.http().method().equals(HttpMethod.HEAD);
    Optional<String> range = Optional.ofNullable(request.http().getHeader("Range"));
    HttpServerResponse response = request.response();
    if (conditions.areNone() && !headOnly) {
      return send(response, file, name, range);
    }
    return artifacts
        .head(file)
        .compose(
            head ->
                switch (conditions.judge(head)) {
                  case NOT_MODIFIED -> notModified(response, head);
                  case FAILED -> failed(response);
                  case SEND ->
                      headOnly
                          ? headOnly(response, name, head)
                          : send(
                              response,
                              file,
                              name,
                              range.filter(part -> conditions.allowRange(head)));
                });
  }

  private static Future<Answer> notModified(HttpServerResponse response, ObjectHead head) {
    writeVersion(response, head);
    return response.setStatusCode(NOT_MODIFIED).end().map(sent -> Answer.written());
  }

  private static Future<Answer> failed(HttpServerResponse response) {
    return response.setStatusCode(PRECONDITION_FAILED).end().map(sent -> Answer.written());
  }

  private static Future<Answer> headOnly(
      HttpServerResponse response, String name, ObjectHead head) {
    writeHead(response, name, head);
    return response.end().map(sent -> Answer.written());
  }

  private Future<Answer> send(
      HttpServerResponse response, ArtifactLocation file, String name, Optional<String> range) {
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
    writeVersion(response, head);
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, MediaTypes.of(name))
        .putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(head.size()))
        .putHeader("Content-Disposition", ContentDisposition.attachment(name))
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    head.crc32c()
        .ifPresent(checksum -> response.putHeader("Repr-Digest", "crc32c=:" + checksum + ":"));
  }

  private static void writeVersion(HttpServerResponse response, ObjectHead head) {
    head.etag().ifPresent(etag -> response.putHeader(HttpHeaders.ETAG, etag));
    response.putHeader(
        HttpHeaders.LAST_MODIFIED,
        DateTimeFormatter.RFC_1123_DATE_TIME.format(head.lastModified().atOffset(ZoneOffset.UTC)));
  }
}
