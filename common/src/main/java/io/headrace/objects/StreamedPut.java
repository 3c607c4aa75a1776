package io.headrace.objects;

import io.minio.Http;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.streams.ReadStream;
import java.util.List;
import java.util.Map;

/**
 * One PUT whose length is known: from the source straight to the S3 store, which shows the object
 * when it has all of it, and all as it was sent, and drops what it has when the connection breaks.
 */
final class StreamedPut {

  private final SignedRequests requests;

  StreamedPut(SignedRequests requests) {
    this.requests = requests;
  }

  /** Completes with the object's ETag. */
  Future<String> put(ObjectKey key, ReadStream<Buffer> bytes, long length) {
    return requests
        .open(Http.Method.PUT, key, Map.of(), ChecksummedBody.headers(length))
        .compose(request -> pipe(request, bytes, length));
  }

  /**
   * Puts what is in memory.
   *
   * @param query makes it a part of a multipart upload
   * @param checksum of the bytes
   */
  Future<String> put(
      ObjectKey key, Map<String, String> query, List<Buffer> bytes, long length, String checksum) {
    return requests
        .open(Http.Method.PUT, key, query, Map.of(Crc32c.HEADER, checksum))
        .compose(request -> write(request, bytes, length));
  }

  private static Future<String> pipe(
      HttpClientRequest request, ReadStream<Buffer> bytes, long length) {
    announce(request, ChecksummedBody.encodedLength(length));
    ChecksummedBody body = new ChecksummedBody(request, length);
    Future<String> answered =
        request
            .response()
            .compose(StreamedPut::etag)
            // An early refusal: the rest of the body must not be sent after it.
            .onFailure(refused -> request.reset());
    Future<Void> sent =
        bytes.pipe().endOnFailure(false).to(body).onFailure(broken -> request.reset());
    return answered
        .compose(etag -> sent.map(etag))
        .recover(
            failure ->
                failure instanceof S3Refusal || !sent.failed()
                    ? Future.failedFuture(failure)
                    // No answer because we broke it off: why we did is the reason.
                    : Future.failedFuture(sent.cause()));
  }

  private static Future<String> write(HttpClientRequest request, List<Buffer> bytes, long length) {
    announce(request, length);
    bytes.forEach(request::write);
    request.end();
    return request.response().compose(StreamedPut::etag);
  }

  private static void announce(HttpClientRequest request, long length) {
    request.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
  }

  private static Future<String> etag(HttpClientResponse response) {
    return SignedRequests.expectSuccess(response)
        .onSuccess(HttpClientResponse::resume)
        .map(ok -> ok.getHeader(HttpHeaders.ETAG));
  }
}
