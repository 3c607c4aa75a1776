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

  /** Puts what is in memory; {@code query} makes it a part of a multipart upload. */
  Future<String> put(ObjectKey key, Map<String, String> query, List<Buffer> bytes, long length) {
    return requests
        .open(Http.Method.PUT, key, query, ChecksummedBody.headers(length))
        .compose(request -> write(request, bytes, length));
  }

  private static Future<String> pipe(
      HttpClientRequest request, ReadStream<Buffer> bytes, long length) {
    ChecksummedBody body = body(request, length);
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
    ChecksummedBody body = body(request, length);
    bytes.forEach(body::write);
    body.end();
    return request.response().compose(StreamedPut::etag);
  }

  private static ChecksummedBody body(HttpClientRequest request, long length) {
    request.putHeader(
        HttpHeaders.CONTENT_LENGTH, Long.toString(ChecksummedBody.encodedLength(length)));
    return new ChecksummedBody(request, length);
  }

  private static Future<String> etag(HttpClientResponse response) {
    return SignedRequests.expectSuccess(response)
        .onSuccess(HttpClientResponse::resume)
        .map(ok -> ok.getHeader(HttpHeaders.ETAG));
  }
}
