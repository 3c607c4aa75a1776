package io.headrace.query.series;

import java.util.concurrent.atomic.AtomicLong;

/** The points of a {@link PointBudget} that a piece of work has in memory. Thread-safe. */
final class HeldPoints {

  private final boolean alone;
  private final long most;
  private final AtomicLong pool;
  private long held;
  private boolean refused;

  private HeldPoints(boolean alone, long most, AtomicLong pool) {
    this.alone = alone;
    this.most = most;
    this.pool = pool;
  }

  static HeldPoints inCommon(long most, AtomicLong pool) {
    return new HeldPoints(false, most, pool);
  }

  static HeldPoints alone(long most) {
    return new HeldPoints(true, most, new AtomicLong());
  }

  /** Whether nobody else takes from the same pool, so that it is time to take little at once. */
  boolean isAlone() {
    return alone;
  }

  /** Takes points before they come into memory, all or none; answers whether there were so many. */
  synchronized boolean take(long points) {
    if (pool.addAndGet(points) > most) {
      pool.addAndGet(-points);
      refused = true;
      return false;
    }
    held += points;
    return true;
  }

  /** How many can be taken now. */
  long left() {
    return most - pool.get();
  }

  /** How many there are when nobody else has any. */
  long most() {
    return most;
  }

  /** Gives back points that are in memory no more. */
  synchronized void giveBack(long points) {
    held -= points;
    pool.addAndGet(-points);
  }

  synchronized void giveBackAll() {
    giveBack(held);
  }

  /** Whether there were not enough points once. */
  synchronized boolean wasRefused() {
    return refused;
  }
}
