package io.headrace.metric;

import java.util.Arrays;
import java.util.Comparator;

/**
 * All points of one metric of one run as a set, ordered by (timestamp, step, value): gathered from
 * segments that may overlap, then sorted once.
 *
 * <p>Values are ordered and compared bit for bit as {@link Double#compare} does, so NaN is one
 * value and comes last. Not thread-safe.
 */
public final class MetricHistory {

  private final String key;
  private int size;
  private long[] step = new long[16];
  private long[] timestamp = new long[16];
  private double[] value = new double[16];
  private boolean ordered = true;

  public MetricHistory(String key) {
    this.key = key;
  }

  /** Takes the points of our key. */
  public void addAll(MetricColumns points) {
    int wanted = points.indexOf(key);
    if (wanted < 0) {
      return;
    }
    for (int i = 0; i < points.size(); i++) {
      if (points.keyIndex(i) == wanted) {
        add(points.step(i), points.timestamp(i), points.value(i));
      }
    }
  }

  private void add(long step, long timestamp, double value) {
    if (size == this.step.length) {
      this.step = Arrays.copyOf(this.step, size * 2);
      this.timestamp = Arrays.copyOf(this.timestamp, size * 2);
      this.value = Arrays.copyOf(this.value, size * 2);
    }
    this.step[size] = step;
    this.timestamp[size] = timestamp;
    this.value[size] = value;
    size++;
    ordered = ordered && (size == 1 || compare(size - 2, size - 1) < 0);
  }

  /** Sorts, and drops what stands twice. Call after the last points and before any is read. */
  public void settle() {
    if (ordered) {
      return;
    }
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Comparator<Integer> byPlace = this::compare;
    Arrays.sort(order, byPlace);
    long[] steps = new long[size];
    long[] timestamps = new long[size];
    double[] values = new double[size];
    int kept = 0;
    for (int n = 0; n < size; n++) {
      if (n == 0 || compare(order[n - 1], order[n]) != 0) {
        steps[kept] = step[order[n]];
        timestamps[kept] = timestamp[order[n]];
        values[kept] = value[order[n]];
        kept++;
      }
    }
    step = steps;
    timestamp = timestamps;
    value = values;
    size = kept;
    ordered = true;
  }

  /** Lets go of all but the points from {@code from} to before {@code to}. Call when settled. */
  public void keep(int from, int to) {
    step = Arrays.copyOfRange(step, from, Math.max(to, from + 1));
    timestamp = Arrays.copyOfRange(timestamp, from, Math.max(to, from + 1));
    value = Arrays.copyOfRange(value, from, Math.max(to, from + 1));
    size = to - from;
  }

  private int compare(int a, int b) {
    int byTimestamp = Long.compare(timestamp[a], timestamp[b]);
    if (byTimestamp != 0) {
      return byTimestamp;
    }
    int byStep = Long.compare(step[a], step[b]);
    return byStep != 0 ? byStep : Double.compare(value[a], value[b]);
  }

  /** The index of the first point behind the given one, which need not be there. */
  public int indexAfter(long step, long timestamp, double value) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isBehind(middle, step, timestamp, value)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private boolean isBehind(int i, long step, long timestamp, double value) {
    if (this.timestamp[i] != timestamp) {
      return this.timestamp[i] > timestamp;
    }
    return this.step[i] != step ? this.step[i] > step : Double.compare(this.value[i], value) > 0;
  }

  public String key() {
    return key;
  }

  /** Number of points. */
  public int size() {
    return size;
  }

  public long step(int i) {
    return step[i];
  }

  /** ms since the epoch. */
  public long timestamp(int i) {
    return timestamp[i];
  }

  public double value(int i) {
    return value[i];
  }
}
