package io.headrace.http;

import io.headrace.async.ByteBudget;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;

/**
 * Bounds the bytes of all bodies that a service holds at a time: a body counts from its first byte
 * until its request is answered, by the length that the client announces, or else by the largest
 * that is accepted. Past the bound a request is refused with RESOURCE_EXHAUSTED before its body is
 * read; clients repeat it. The clients of one address come to their bound a little before all
 * together do, so that one that floods us leaves something to the others.
 *
 * <p>Thread-safe.
 */
final class BodyBudget implements PlatformHandler {

  /** Share of the heap: parsed, a body takes several times its bytes. */
  private static final int HEAP_SHARE = 8;

  /** A body below this takes less than its connection does; not counted, for speed. */
  private static final int LEAST_COUNTED_BYTES = ByteBudget.LEAST_OWNED_BYTES;

  /** Who tells on whose behalf it asks, as our edge does. */
  private static final String FORWARDED_FOR = "X-Forwarded-For";

  private final ByteBudget budget;
  private final long maxBodyBytes;

  BodyBudget(ByteBudget budget, long maxBodyBytes) {
    this.budget = budget;
    this.maxBodyBytes = maxBodyBytes;
  }

  /** A budget as large as this JVM can afford, and at least one body of the largest. */
  static BodyBudget ofHeap(long maxBodyBytes) {
    long bytes = Math.max(maxBodyBytes, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    return new BodyBudget(new ByteBudget(bytes, bytes / 4 * 3), maxBodyBytes);
  }

  @Override
  public void handle(RoutingContext context) {
    long bytes = announced(context.request());
    // A body that is too large is refused by who reads it, without being kept.
    if (bytes < LEAST_COUNTED_BYTES || bytes > maxBodyBytes) {
      context.next();
      return;
    }
    String client = client(context.request());
    if (budget.take(client, bytes) != ByteBudget.Answer.TAKEN) {
      throw new HeadraceException(
          ErrorCode.RESOURCE_EXHAUSTED, "Too many large requests at once; try again.");
    }
    context.addEndHandler(ended -> budget.giveBack(client, bytes));
    context.next();
  }

  /** The address of the client, as the last one in front of us saw it. */
  private static String client(HttpServerRequest request) {
    String forwarded = request.getHeader(FORWARDED_FOR);
    return forwarded == null
        ? request.remoteAddress().hostAddress()
        : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
  }

  private long announced(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null) {
      return Long.parseLong(length);
    }
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) ? maxBodyBytes : 0;
  }

  long heldBytes() {
    return budget.taken();
  }
}
