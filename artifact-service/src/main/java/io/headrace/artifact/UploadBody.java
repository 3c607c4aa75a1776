package io.headrace.artifact;

import io.headrace.error.HeadraceException;
import io.headrace.http.ApiRequest;
import io.headrace.objects.ExplainedStream;
import io.headrace.objects.ObjectKey;
import io.headrace.objects.ObjectStore;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;

/**
 * The bytes that a request carries, on their way into the S3 store as they come. Paused from the
 * beginning, so that nothing is lost before they are wanted; and if the client goes away until
 * then, whoever wants them is told.
 */
final class UploadBody {

  private static final long UNKNOWN = -1;

  private final ApiRequest request;
  private final HttpServerRequest http;
  private final ReadStream<Buffer> bytes;
  private final long length;

  UploadBody(ApiRequest request) {
    this.request = request;
    this.http = request.http();
    this.bytes = ExplainedStream.ofUploader(http);
    String announced = http.getHeader(HttpHeaders.CONTENT_LENGTH);
    this.length =
        announced != null
            ? Long.parseLong(announced)
            : http.getHeader(HttpHeaders.TRANSFER_ENCODING) == null ? 0 : UNKNOWN;
  }

  /** Whether it is known that there are none. */
  boolean isEmpty() {
    return length == 0;
  }

  /**
   * Stores them whole, in place of what was there, or not at all.
   *
   * @param most bytes that are taken
   * @param tooLarge the refusal of more
   */
  Future<Void> store(ObjectStore store, ObjectKey key, long most, HeadraceException tooLarge) {
    if (length > most) {
      return Future.failedFuture(tooLarge);
    }
    if ("100-continue".equalsIgnoreCase(http.getHeader(HttpHeaders.EXPECT))) {
      request.response().writeContinue();
    }
    return store
        .put(key, length >= 0 ? bytes : new BoundedStream(bytes, most, tooLarge), length)
        .mapEmpty();
  }
}
