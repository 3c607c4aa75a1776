package io.headrace.http;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the bytes of all bodies that a service holds at a time: a body counts from its first byte
 * until its request is answered, by the length that the client announces, or else by the largest
 * that is accepted. Past the bound a request is refused with RESOURCE_EXHAUSTED before its body is
 * read; clients repeat it.
 *
 * <p>Thread-safe.
 */
final class BodyBudget implements PlatformHandler {

  /** Share of the heap: parsed, a body takes several times its bytes. */
  private static final int HEAP_SHARE = 8;

  /** A body below this takes less than its connection does; not counted, for speed. */
  private static final int LEAST_COUNTED_BYTES = 4 * 1024;

  private final long maxBytes;
  private final long maxBodyBytes;
  private final AtomicLong heldBytes = new AtomicLong();

  BodyBudget(long maxBytes, long maxBodyBytes) {
    this.maxBytes = maxBytes;
    this.maxBodyBytes = maxBodyBytes;
  }

  /** A budget as large as this JVM can afford, and at least one body of the largest. */
  static BodyBudget ofHeap(long maxBodyBytes) {
    return new BodyBudget(
        Math.max(maxBodyBytes, Runtime.getRuntime().maxMemory() / HEAP_SHARE), maxBodyBytes);
  }

  @Override
  public void handle(RoutingContext context) {
    long bytes = announced(context.request());
    // A body that is too large is refused by who reads it, without being kept.
    if (bytes < LEAST_COUNTED_BYTES || bytes > maxBodyBytes) {
      context.next();
      return;
    }
    if (heldBytes.addAndGet(bytes) > maxBytes) {
      heldBytes.addAndGet(-bytes);
      throw new HeadraceException(
          ErrorCode.RESOURCE_EXHAUSTED, "Too many large requests at once; try again.");
    }
    context.addEndHandler(ended -> heldBytes.addAndGet(-bytes));
    context.next();
  }

  private long announced(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null) {
      return Long.parseLong(length);
    }
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) ? maxBodyBytes : 0;
  }

  long heldBytes() {
    return heldBytes.get();
  }
}
