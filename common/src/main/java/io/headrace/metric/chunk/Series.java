package io.headrace.metric.chunk;

import java.util.Arrays;

/**
 * Points of one metric of one run, in three columns of equal length, as a set: ordered by (step,
 * timestamp, value), none twice. Values are ordered and told apart bit by bit, so that every NaN
 * payload and both zeros keep a place of their own.
 *
 * <p>Immutable, so safe to hand to other threads.
 */
public final class Series {

  private final long[] steps;
  private final long[] timestamps;
  private final double[] values;
  private final int size;

  /** The first {@code size} points of these columns, which the caller no longer changes. */
  Series(long[] steps, long[] timestamps, double[] values, int size) {
    if (size > steps.length || size > timestamps.length || size > values.length) {
      throw new IllegalArgumentException("A column is shorter than " + size + " points");
    }
    this.steps = steps;
    this.timestamps = timestamps;
    this.values = values;
    this.size = size;
  }

  /** How points {@code i} of {@code a} and {@code j} of {@code b} are ordered. */
  static int compare(Series a, int i, Series b, int j) {
    int byStep = Long.compare(a.steps[i], b.steps[j]);
    if (byStep != 0) {
      return byStep;
    }
    int byTimestamp = Long.compare(a.timestamps[i], b.timestamps[j]);
    return byTimestamp != 0 ? byTimestamp : Long.compare(place(a.values[i]), place(b.values[j]));
  }

  /** Orders as numbers are, NaN with the sign bit first and NaN without it last. */
  private static long place(double value) {
    long bits = Double.doubleToRawLongBits(value);
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  /** A copy of the points from {@code from} to before {@code to}; all of them are these. */
  public Series part(int from, int to) {
    return from == 0 && to == size
        ? this
        : new Series(
            Arrays.copyOfRange(steps, from, to),
            Arrays.copyOfRange(timestamps, from, to),
            Arrays.copyOfRange(values, from, to),
            to - from);
  }

  /** The first point that is not before a step; the number of points if there is none. */
  public int firstFrom(long step) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (steps[middle] < step) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Number of points. */
  public int size() {
    return size;
  }

  public long step(int point) {
    return steps[point];
  }

  /** ms since the epoch. */
  public long timestamp(int point) {
    return timestamps[point];
  }

  public double value(int point) {
    return values[point];
  }

  long[] steps() {
    return steps;
  }

  long[] timestamps() {
    return timestamps;
  }

  double[] values() {
    return values;
  }

  /** Whether timestamps never step back: then the series is in the order of a history, too. */
  public boolean inOrderOfTime() {
    for (int i = 1; i < size; i++) {
      if (timestamps[i] < timestamps[i - 1]) {
        return false;
      }
    }
    return true;
  }
}
