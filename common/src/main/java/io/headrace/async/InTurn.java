package io.headrace.async;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Does pieces of work in the order given, no more than some at once: for what takes much memory, or
 * for conditional writes to one partition, of which only one at a time can succeed.
 *
 * <p>Thread-safe; futures complete on the caller's Vert.x context. Bounded: what comes when too
 * many wait is refused with {@link ErrorCode#RESOURCE_EXHAUSTED}.
 */
public final class InTurn {

  private final int atOnce;
  private final int maxWaiting;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int underWay;
  private boolean beginning;

  /**
   * @param atOnce most pieces of work under way
   * @param maxWaiting most pieces of work that wait for others to end
   */
  public InTurn(int atOnce, int maxWaiting) {
    this.atOnce = atOnce;
    this.maxWaiting = maxWaiting;
  }

  /** Does {@code work} when its turn has come, on any thread; the outcome is that of the work. */
  public <T> Future<T> run(Supplier<Future<T>> work) {
    ContextPromise<T> promise = new ContextPromise<>();
    Runnable turn =
        () ->
            Future.succeededFuture()
                .compose(now -> work.get())
                .onSuccess(promise::succeed)
                .onFailure(promise::fail)
                .onComplete(done -> end());
    synchronized (this) {
      if (underWay == atOnce && waiting.size() >= maxWaiting) {
        return Future.failedFuture(
            new HeadraceException(
                ErrorCode.RESOURCE_EXHAUSTED, "Too many requests wait for their turn; try again."));
      }
      waiting.add(turn);
    }
    begin();
    return promise.future();
  }

  /**
   * Begins what may begin. One after the other: work that ends at once must not pile up a stack.
   */
  private void begin() {
    synchronized (this) {
      if (beginning) {
        return;
      }
      beginning = true;
    }
    for (Runnable turn = next(); turn != null; turn = next()) {
      turn.run();
    }
  }

  private synchronized Runnable next() {
    Runnable turn = underWay < atOnce ? waiting.poll() : null;
    if (turn == null) {
      beginning = false;
    } else {
      underWay++;
    }
    return turn;
  }

  private void end() {
    synchronized (this) {
      underWay--;
    }
    begin();
  }
}
