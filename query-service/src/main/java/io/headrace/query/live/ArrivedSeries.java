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
  private long leftOut;
  private long[] step = new long[FIRST_CAPACITY];
  private long[] timestamp = new long[FIRST_CAPACITY];
  private double[] value = new double[FIRST_CAPACITY];

  void add(long step, long timestamp, double value) {
    if (size == this.step.length) {
      resize(size * 2);
    }
    this.step[size] = step;
    this.timestamp[size] = timestamp;
    this.value[size] = value;
    size++;
  }

  void addAll(ArrivedSeries other) {
    if (size + other.size > step.length) {
      resize(Math.max(size * 2, size + other.size));
    }
    System.arraycopy(other.step, 0, step, size, other.size);
    System.arraycopy(other.timestamp, 0, timestamp, size, other.size);
    System.arraycopy(other.value, 0, value, size, other.size);
    size += other.size;
    leftOut += other.leftOut;
  }

  private void resize(int capacity) {
    step = Arrays.copyOf(step, capacity);
    timestamp = Arrays.copyOf(timestamp, capacity);
    value = Arrays.copyOf(value, capacity);
  }

  /**
   * Leaves points out: of each stretch of points that came one after the other stay, in their order,
   * the first, the last, the smallest, the largest, and the first that is no number. So however
   * often this is done, a chart still has every spike.
   *
   * @param stretches into which all points are divided
   */
  void thin(int stretches) {
    BitSet kept = new BitSet(size);
    for (int s = 0; s < stretches; s++) {
      int from = (int) ((long) size * s / stretches);
      int to = (int) ((long) size * (s + 1) / stretches);
      if (from < to) {
        markKept(from, to, kept);
      }
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
    leftOut += size - n;
    size = n;
    // What is thinned waits for a slow client, and may do so for long.
    resize(Math.max(n, FIRST_CAPACITY));
  }

  private void move(int from, int to) {
    step[to] = step[from];
    timestamp[to] = timestamp[from];
    value[to] = value[from];
  }

  /** Takes out the points that are told already. */
  void removeThoseOf(RecentPoints told, String key) {
    int n = 0;
    for (int i = 0; i < size; i++) {
      if (!told.contains(key, step[i], timestamp[i], value[i])) {
        move(i, n);
        n++;
      }
    }
    size = n;
  }

  /** Number of points that are here. */
  int size() {
    return size;
  }

  /** Number of points that were left out. */
  long leftOut() {
    return leftOut;
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
