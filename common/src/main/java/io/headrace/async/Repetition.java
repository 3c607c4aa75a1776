package io.headrace.async;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;

/**
 * An asynchronous step that is taken again and again: pages of a result, polls, attempts. However
 * many steps it takes, neither the stack nor a chain of futures grows with them, as both would with
 * a step that composes itself with the next.
 */
public final class Repetition {

  private final Supplier<Future<Boolean>> step;
  private final Promise<Void> done = Promise.promise();

  private Repetition(Supplier<Future<Boolean>> step) {
    this.step = step;
  }

  /**
   * Takes {@code step} while it answers {@code true}, each when the one before has completed.
   *
   * @return fails with the first step that fails or throws
   */
  public static Future<Void> whileTrue(Supplier<Future<Boolean>> step) {
    Repetition repetition = new Repetition(step);
    repetition.go();
    return repetition.done.future();
  }

  private void go() {
    Future<Boolean> taken = take();
    while (taken.isComplete()) {
      if (isLast(taken)) {
        return;
      }
      taken = take();
    }
    taken.onComplete(
        later -> {
          if (!isLast(later)) {
            go();
          }
        });
  }

  private Future<Boolean> take() {
    try {
      return step.get();
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private boolean isLast(AsyncResult<Boolean> taken) {
    if (taken.failed()) {
      done.fail(taken.cause());
      return true;
    }
    if (!taken.result()) {
      done.complete();
      return true;
    }
    return false;
  }
}
