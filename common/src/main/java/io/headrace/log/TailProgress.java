package io.headrace.log;

import io.headrace.async.ContextPromise;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How far the tail has read, and who waits until it has read further. Told, and waited at, on the
 * tail's thread; readable from any.
 */
final class TailProgress {

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Waiter(long[] offsets, ContextPromise<Void> promise) {}

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

  /** Has {@code promise} kept by {@link #wakeWaiters} when everything has been read. */
  void await(long[] offsets, ContextPromise<Void> promise) {
    waiters.add(new Waiter(offsets, promise));
  }

  /** Whether somebody waits for what is not read yet. */
  boolean isAwaited() {
    return !waiters.isEmpty();
  }

  void wakeWaiters() {
    for (Iterator<Waiter> each = waiters.iterator(); each.hasNext(); ) {
      Waiter waiter = each.next();
      if (hasReached(waiter.offsets)) {
        each.remove();
        waiter.promise.succeed(null);
      }
    }
  }
}
