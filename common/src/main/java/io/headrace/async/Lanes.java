package io.headrace.async;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * Works through a list in several lanes: in each, an item is begun when the one before has ended.
 */
public final class Lanes<T> {

  private final Iterator<T> items;
  private final Function<T, Future<Void>> work;
  private boolean failed;

  private Lanes(List<T> items, Function<T, Future<Void>> work) {
    this.items = items.iterator();
    this.work = work;
  }

  /**
   * Does {@code work} to each of some items, at most {@code count} at once, on any thread.
   *
   * @return completes when all that was begun has ended; after a failure, which is the outcome,
   *     nothing more is begun
   */
  public static <T> Future<Void> forEach(int count, List<T> items, Function<T, Future<Void>> work) {
    Lanes<T> lanes = new Lanes<>(items, work);
    List<Future<Void>> all = new ArrayList<>();
    for (int i = 0; i < Math.min(count, items.size()); i++) {
      all.add(Repetition.whileTrue(lanes::doNext).onFailure(failure -> lanes.stop()));
    }
    return Future.join(all).mapEmpty();
  }

  private Future<Boolean> doNext() {
    T item;
    synchronized (this) {
      if (failed || !items.hasNext()) {
        return Future.succeededFuture(false);
      }
      item = items.next();
    }
    return work.apply(item).map(true);
  }

  private synchronized void stop() {
    failed = true;
  }
}
