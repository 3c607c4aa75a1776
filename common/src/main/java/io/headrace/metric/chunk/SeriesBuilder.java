package io.headrace.metric.chunk;

import java.util.Arrays;

/**
 * Gathers points of one series, in any order and any number of times, into a {@link Series}.
 *
 * <p>Not thread-safe.
 */
public final class SeriesBuilder {

  private int size;
  private long[] steps;
  private long[] timestamps;
  private double[] values;

  /** A builder that has room for so many points before it grows. */
  public SeriesBuilder(int expected) {
    this.steps = new long[Math.max(16, expected)];
    this.timestamps = new long[steps.length];
    this.values = new double[steps.length];
  }

  public void add(long step, long timestamp, double value) {
    if (size == steps.length) {
      grow(size + 1);
    }
    steps[size] = step;
    timestamps[size] = timestamp;
    values[size] = value;
    size++;
  }

  public void addAll(Series series) {
    if (size + series.size() > steps.length) {
      grow(size + series.size());
    }
    System.arraycopy(series.steps(), 0, steps, size, series.size());
    System.arraycopy(series.timestamps(), 0, timestamps, size, series.size());
    System.arraycopy(series.values(), 0, values, size, series.size());
    size += series.size();
  }

  private void grow(int least) {
    int capacity = Math.max(least, size * 2);
    steps = Arrays.copyOf(steps, capacity);
    timestamps = Arrays.copyOf(timestamps, capacity);
    values = Arrays.copyOf(values, capacity);
  }

  /** Number of points added, those that were added twice included. */
  public int size() {
    return size;
  }

  /** The points as a set. The builder is spent. */
  public Series build() {
    Series added = new Series(steps, timestamps, values, size);
    NaturalMerge.Comparison byPlace = (a, b) -> Series.compare(added, a, added, b);
    return NaturalMerge.isAscending(size, byPlace)
        ? added
        : inOrder(added, NaturalMerge.inOrder(size, byPlace));
  }

  private static Series inOrder(Series added, int[] order) {
    long[] steps = new long[order.length];
    long[] timestamps = new long[order.length];
    double[] values = new double[order.length];
    int kept = 0;
    for (int n = 0; n < order.length; n++) {
      if (n == 0 || Series.compare(added, order[n - 1], added, order[n]) != 0) {
        steps[kept] = added.step(order[n]);
        timestamps[kept] = added.timestamp(order[n]);
        values[kept] = added.value(order[n]);
        kept++;
      }
    }
    return new Series(steps, timestamps, values, kept);
  }
}
