package io.headrace.metric.chunk;

import java.util.Arrays;

/**
 * Gathers points of one series, in any order and any number of times, into a {@link Series}.
 *
 * <p>Points mostly come in order, or as a few stretches that are each in order (one a segment or
 * chunk), so they are sorted by merging such stretches, two and two: a pass over the points for
 * each doubling, and none when there is one stretch. Not thread-safe.
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
    int[] starts = stretches(added);
    return starts.length <= 2 ? added : inOrder(added, merged(added, starts));
  }

  /** Where stretches begin that strictly ascend, and where the last one ends. */
  private static int[] stretches(Series added) {
    int[] starts = new int[8];
    int count = 1;
    for (int i = 1; i < added.size(); i++) {
      if (Series.compare(added, i - 1, added, i) >= 0) {
        if (count + 1 == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i;
      }
    }
    starts[count] = added.size();
    return Arrays.copyOf(starts, count + 1);
  }

  /** The points' places in order. */
  private static int[] merged(Series added, int[] starts) {
    int[] from = new int[added.size()];
    Arrays.setAll(from, i -> i);
    int[] into = new int[from.length];
    int[] bounds = starts;
    while (bounds.length > 2) {
      bounds = mergePairs(added, from, into, bounds);
      int[] spare = from;
      from = into;
      into = spare;
    }
    return from;
  }

  private static int[] mergePairs(Series added, int[] from, int[] into, int[] bounds) {
    int stretches = bounds.length - 1;
    int[] merged = new int[(stretches + 1) / 2 + 1];
    for (int s = 0; s < stretches; s += 2) {
      int middle = bounds[s + 1];
      int end = s + 2 < bounds.length ? bounds[s + 2] : middle;
      merge(added, from, into, bounds[s], middle, end);
      merged[s / 2 + 1] = end;
    }
    return merged;
  }

  private static void merge(Series added, int[] from, int[] into, int start, int middle, int end) {
    int left = start;
    int right = middle;
    for (int n = start; n < end; n++) {
      boolean takeLeft =
          right == end
              || (left < middle && Series.compare(added, from[left], added, from[right]) <= 0);
      into[n] = takeLeft ? from[left++] : from[right++];
    }
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
