package io.headrace.async;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/**
 * A promise made on one thread and completed by another: what follows its future runs on the Vert.x
 * context that made it, so that an endpoint never finds itself on a Kafka or driver thread. Made
 * off Vert.x, it goes on with the thread that completes it.
 */
public final class ContextPromise<T> {

  private final Context context = Vertx.currentContext();
  private final Promise<T> promise = Promise.promise();

  public Future<T> future() {
    return promise.future();
  }

  /** Completes; a second completion is ignored. */
  public void succeed(T value) {
    onContext(() -> promise.tryComplete(value));
  }

  /** Fails; a second completion is ignored. */
  public void fail(Throwable failure) {
    onContext(() -> promise.tryFail(failure));
  }

  private void onContext(Runnable completion) {
    if (context == null) {
      completion.run();
    } else {
      context.runOnContext(now -> completion.run());
    }
  }
}
