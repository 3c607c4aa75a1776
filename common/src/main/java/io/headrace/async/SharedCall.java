package io.headrace.async;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A remote question that many ask at once, asked once for all: at most one call is under way, and
 * everybody gets the answer of a call that <i>began after</i> they asked. That makes the answer fit
 * for read barriers: it cannot be older than the question.
 *
 * <p>Thread-safe.
 */
public final class SharedCall<T> {

  private final Supplier<Future<T>> call;
  private List<ContextPromise<T>> waiting = new ArrayList<>();
  private boolean underWay;

  public SharedCall(Supplier<Future<T>> call) {
    this.call = call;
  }

  public Future<T> ask() {
    ContextPromise<T> promise = new ContextPromise<>();
    boolean begin;
    synchronized (this) {
      waiting.add(promise);
      begin = !underWay;
      underWay = true;
    }
    if (begin) {
      begin();
    }
    return promise.future();
  }

  private void begin() {
    List<ContextPromise<T>> askers;
    synchronized (this) {
      askers = waiting;
      waiting = new ArrayList<>();
    }
    call()
        .onSuccess(answer -> askers.forEach(asker -> asker.succeed(answer)))
        .onFailure(failure -> askers.forEach(asker -> asker.fail(failure)))
        .onComplete(done -> next());
  }

  /** A call that throws must not leave the askers, and all that come after them, waiting. */
  private Future<T> call() {
    try {
      return call.get();
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private void next() {
    synchronized (this) {
      if (waiting.isEmpty()) {
        underWay = false;
        return;
      }
    }
    begin();
  }
}
