package io.headrace.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;

/**
 * The rest of a body that is not wanted. Most clients look at the answer only when they have sent
 * all, and one whose connection is closed under it never learns why; so the rest is read and
 * dropped, but not for longer than other servers do. Of HTTP 1: with HTTP 2 others may share the
 * connection.
 */
public final class UnwantedBody {

  private static final long PATIENCE_MS = TimeUnit.SECONDS.toMillis(30);

  private UnwantedBody() {}

  /**
   * Drops what is left, and closes the connection when that takes too long. To be called on the
   * request's context.
   */
  public static void drop(HttpServerRequest request) {
    drop(request, PATIENCE_MS);
  }

  static void drop(HttpServerRequest request, long patienceMs) {
    if (request.isEnded() || request.response().closed()) {
      return;
    }
    Vertx vertx = Vertx.currentContext().owner();
    long timer = vertx.setTimer(patienceMs, late -> request.connection().close());
    request.handler(bytes -> {});
    request.end().onComplete(ended -> vertx.cancelTimer(timer));
    request.resume();
  }
}
