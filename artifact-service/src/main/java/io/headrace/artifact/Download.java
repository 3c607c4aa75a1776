package io.headrace.artifact;

import io.headrace.error.HeadraceException;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.objects.ObjectContent;
import io.headrace.objects.ObjectHead;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** The answer to one request for an artifact's bytes. Confined to the request's context. */
final class Download {

  private static final String DISPOSITION = "Content-Disposition";
  private static final String DIGEST = "Repr-Digest";

  /** Those that say something of the file. */
  private static final List<CharSequence> FILE_HEADERS =
      List.of(
          HttpHeaders.CONTENT_LENGTH,
          HttpHeaders.CONTENT_RANGE,
          HttpHeaders.ACCEPT_RANGES,
          HttpHeaders.ETAG,
          HttpHeaders.LAST_MODIFIED,
          DISPOSITION,
          DIGEST);

  private static final int PARTIAL_CONTENT = 206;
  private static final int NOT_MODIFIED = 304;
  private static final int PRECONDITION_FAILED = 412;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  /** A store may name another version with each look. */
  private static final int MOST_JUDGEMENTS = 3;

  /** Some reads from the store, so that it need not stop while one is written. */
  private static final int BYTES_UNDER_WAY = 256 << 10;

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Artifacts artifacts;
  private final ArtifactLocation file;
  private final String name;
  private final Preconditions conditions;
  private final Optional<String> range;
  private int judgements;

  /**
   * @param name the file's name, which decides its media type
   */
  Download(ApiRequest request, Artifacts artifacts, ArtifactLocation file, String name) {
    this.request = request.http();
    this.response = request.response();
    this.artifacts = artifacts;
    this.file = file;
    this.name = name;
    this.conditions = new Preconditions(this.request.headers());
    this.range = Optional.ofNullable(this.request.getHeader("Range"));
  }

  Future<Answer> send() {
    return (isHeadOnly() || !conditions.areNone() ? judged() : unconditional())
        .map(sent -> Answer.written());
  }

  private boolean isHeadOnly() {
    return request.method().equals(HttpMethod.HEAD);
  }

  private Future<Void> unconditional() {
    return artifacts.open(file, range).compose(content -> stream(content, range));
  }

  private Future<Void> judged() {
    if (judgements++ == MOST_JUDGEMENTS) {
      return Future.failedFuture(
          HeadraceException.unavailable("The artifact is replaced again and again", null));
    }
    return artifacts
        .head(file)
        .compose(
            head ->
                switch (conditions.judge(head)) {
                  case NOT_MODIFIED -> notModified(head);
                  case FAILED -> response.setStatusCode(PRECONDITION_FAILED).end();
                  case SEND -> isHeadOnly() ? headOnly(head) : version(head);
                });
  }

  private Future<Void> notModified(ObjectHead head) {
    writeVersion(head);
    return response.setStatusCode(NOT_MODIFIED).end();
  }

  private Future<Void> headOnly(ObjectHead head) {
    writeHead(head);
    return response.end();
  }

  /** Sends what was judged; if the file has been replaced since, that is to be judged first. */
  private Future<Void> version(ObjectHead judged) {
    Optional<String> allowed = range.filter(part -> conditions.allowRange(judged));
    return artifacts
        .open(file, allowed)
        .compose(
            content -> {
              if (response.closed() || content.head().isSameVersion(judged)) {
                return stream(content, allowed);
              }
              content.abandon().run();
              return judged();
            });
  }

  private Future<Void> stream(ObjectContent content, Optional<String> asked) {
    if (response.closed()) {
      content.abandon().run();
      return Future.succeededFuture();
    }
    long size = content.head().size();
    if (content.contentRange().isEmpty()
        && asked.filter(part -> ByteRange.isUnreached(part, size)).isPresent()) {
      content.abandon().run();
      return response
          .setStatusCode(RANGE_NOT_SATISFIABLE)
          .putHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size)
          .end();
    }
    content
        .contentRange()
        .ifPresent(
            part ->
                response.setStatusCode(PARTIAL_CONTENT).putHeader(HttpHeaders.CONTENT_RANGE, part));
    writeHead(content.head());
    response.setWriteQueueMaxSize(BYTES_UNDER_WAY);
    return content
        .bytes()
        .pipe()
        .endOnFailure(false)
        .to(response)
        .onFailure(broken -> content.abandon().run())
        .recover(this::sourceOnly);
  }

  /** Passes on that the source broke; a client that went away is no failure of ours. */
  private Future<Void> sourceOnly(Throwable broken) {
    if (broken instanceof HeadraceException) {
      if (!response.headWritten()) {
        // What is answered now is not the file, and has a length of its own.
        FILE_HEADERS.forEach(response.headers()::remove);
      }
      return Future.failedFuture(broken);
    }
    response.reset();
    return Future.succeededFuture();
  }

  private void writeHead(ObjectHead head) {
    writeVersion(head);
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, MediaTypes.of(name))
        .putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(head.size()))
        .putHeader(DISPOSITION, ContentDisposition.attachment(name))
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    head.crc32c().ifPresent(checksum -> response.putHeader(DIGEST, "crc32c=:" + checksum + ":"));
  }

  private void writeVersion(ObjectHead head) {
    head.etag().ifPresent(etag -> response.putHeader(HttpHeaders.ETAG, etag));
    response.putHeader(
        HttpHeaders.LAST_MODIFIED,
        DateTimeFormatter.RFC_1123_DATE_TIME.format(head.lastModified().atOffset(ZoneOffset.UTC)));
  }
}
