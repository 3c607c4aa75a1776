package io.headrace.query.live;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Points of one metric in the order in which they came, some of them left out if need be. Not
 * thread-safe.
 */
final class ArrivedSeries {

  /** Most points that are kept of a stretch: see {@link #thin}. */
  static final int KEPT_OF_A_STRETCH = 5;

  private static final int FIRST_CAPACITY = 4;

  private int size;

  /** How many there were until now; what is here is counted by the place it had among them. */
  private long arrived;

  /** How many were taken out that need not be told. */
  private long removed;

  private long[] place = new long[FIRST_CAPACITY];
  private long[] step = new long[FIRST_CAPACITY];
  private long[] timestamp = new long[FIRST_CAPACITY];
  private double[] value = new double[FIRST_CAPACITY];

  void add(long step, long timestamp, double value) {
    if (size == this.step.length) {
      resize(size * 2);
    }
    place[size] = arrived++;
    this.step[size] = step;
    this.timestamp[size] = timestamp;
    this.value[size] = value;
    size++;
  }

  void addAll(ArrivedSeries other) {
    if (size + other.size > step.length) {
      resize(Math.max(size * 2, size + other.size));
    }
    for (int i = 0; i < other.size; i++) {
      place[size + i] = arrived + other.place[i];
    }
    System.arraycopy(other.step, 0, step, size, other.size);
    System.arraycopy(other.timestamp, 0, timestamp, size, other.size);
    System.arraycopy(other.value, 0, value, size, other.size);
    size += other.size;
    arrived += other.arrived;
    removed += other.removed;
  }

  private void resize(int capacity) {
    place = Arrays.copyOf(place, capacity);
    step = Arrays.copyOf(step, capacity);
    timestamp = Arrays.copyOf(timestamp, capacity);
    value = Arrays.copyOf(value, capacity);
  }

  /**
   * Leaves points out: of each stretch stay, in their order, the first, the last, the smallest, the
   * largest, and the first that is no number. So however often this is done, the smallest and the
   * largest of all are here, and a chart keeps its shape.
   *
   * @param stretches into which all that ever came are divided, as many in each: what is old is not
   *     thinned more often than what is new
   */
  void thin(int stretches) {
    BitSet kept = new BitSet(size);
    int from = 0;
    for (int s = 0; s < stretches; s++) {
      // In doubles, as the product may be larger than a long; where a border lies is no matter.
      double end = (double) arrived * (s + 1) / stretches;
      int to = from;
      while (to < size && (place[to] < end || s == stretches - 1)) {
        to++;
      }
      if (from < to) {
        markKept(from, to, kept);
      }
      from = to;
    }
    leave(kept);
  }

  private void markKept(int from, int to, BitSet kept) {
    int least = -1;
    int most = -1;
    int notANumber = -1;
    for (int i = from; i < to; i++) {
      if (Double.isNaN(value[i])) {
        notANumber = notANumber < 0 ? i : notANumber;
      } else {
        least = least < 0 || value[i] < value[least] ? i : least;
        most = most < 0 || value[i] > value[most] ? i : most;
      }
    }
    for (int i : new int[] {from, to - 1, least, most, notANumber}) {
      if (i >= 0) {
        kept.set(i);
      }
    }
  }

  private void leave(BitSet kept) {
    int n = 0;
    for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
      move(i, n);
      n++;
    }
    size = n;
    // What is thinned waits for a slow client, and may do so for long.
    resize(Math.max(n, FIRST_CAPACITY));
  }

  private void move(int from, int to) {
    place[to] = place[from];
    step[to] = step[from];
    timestamp[to] = timestamp[from];
    value[to] = value[from];
  }

  /** Takes out the points that are told already. */
  void removeThoseOf(RecentPoints told, String key) {
    int n = 0;
    int before = size;
    for (int i = 0; i < size; i++) {
      if (!told.contains(key, step[i], timestamp[i], value[i])) {
        move(i, n);
        n++;
      }
    }
    size = n;
    removed += before - n;
  }

  /** Number of points that are here. */
  int size() {
    return size;
  }

  /** Number of points that were left out. */
  long leftOut() {
    return arrived - removed - size;
  }

  long step(int i) {
    return step[i];
  }

  /** ms since the epoch. */
  long timestamp(int i) {
    return timestamp[i];
  }

  double value(int i) {
    return value[i];
  }
}
