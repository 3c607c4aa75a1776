package io.headrace.log;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the tail has read, and who waits until it has read further. Told, and waited at, on the
 * tail's thread; readable from any.
 */
final class TailProgress {

  private static final Logger LOG = LoggerFactory.getLogger(TailProgress.class);

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Waiter(long[] offsets, Runnable task) {}

  private final AtomicLongArray next;
  private final List<Waiter> waiters = new ArrayList<>();

  TailProgress(int partitions) {
    this.next = new AtomicLongArray(partitions);
  }

  /** Everything of the partition below {@code offset} has been read. */
  void set(int partition, long offset) {
    next.set(partition, offset);
  }

  /** The offsets that will be read next, by partition. */
  long[] next() {
    long[] offsets = new long[next.length()];
    for (int p = 0; p < offsets.length; p++) {
      offsets[p] = next.get(p);
    }
    return offsets;
  }

  /** The offset that will be read next in a partition. */
  long next(int partition) {
    return next.get(partition);
  }

  /** Whether everything below {@code offsets} has been read. */
  boolean hasReached(long[] offsets) {
    return LogOffsets.covers(next(), offsets);
  }

  /** Has {@code task} run by {@link #wakeWaiters} when everything below them has been read. */
  void await(long[] offsets, Runnable task) {
    waiters.add(new Waiter(offsets, task));
  }

  /** Whether somebody waits for what is not read yet. */
  boolean isAwaited() {
    return !waiters.isEmpty();
  }

  /**
   * Those whose offsets are reached now: what a task makes others wait for is for the next time.
   */
  void wakeWaiters() {
    if (waiters.isEmpty()) {
      return;
    }
    List<Waiter> ready = new ArrayList<>();
    for (Iterator<Waiter> each = waiters.iterator(); each.hasNext(); ) {
      Waiter waiter = each.next();
      if (hasReached(waiter.offsets)) {
        each.remove();
        ready.add(waiter);
      }
    }
    ready.forEach(waiter -> run(waiter.task));
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("A task that had waited for the tail failed", e);
    }
  }
}
