package io.headrace.store;

import io.headrace.async.ContextPromise;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Does pieces of work one after the other, in the order given. For conditional writes to one
 * partition, of which only one at a time can succeed: a queue here is cheaper than losing races
 * there.
 *
 * <p>Thread-safe; futures complete on the caller's Vert.x context. Bounded: past {@value #LIMIT}
 * waiting, work is refused with {@link ErrorCode#RESOURCE_EXHAUSTED}.
 */
final class InTurn {

  private static final int LIMIT = 1_000;

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean busy;

  <T> Future<T> run(Supplier<Future<T>> work) {
    ContextPromise<T> promise = new ContextPromise<>();
    Runnable turn =
        () ->
            Future.succeededFuture()
                .compose(now -> work.get())
                .onSuccess(promise::succeed)
                .onFailure(promise::fail)
                .onComplete(done -> next());
    synchronized (this) {
      if (waiting.size() >= LIMIT) {
        return Future.failedFuture(
            new HeadraceException(
                ErrorCode.RESOURCE_EXHAUSTED, "Too many changes are waiting for their turn"));
      }
      if (busy) {
        waiting.add(turn);
        return promise.future();
      }
      busy = true;
    }
    turn.run();
    return promise.future();
  }

  private void next() {
    Runnable turn;
    synchronized (this) {
      turn = waiting.poll();
      busy = turn != null;
    }
    if (turn != null) {
      turn.run();
    }
  }
}
