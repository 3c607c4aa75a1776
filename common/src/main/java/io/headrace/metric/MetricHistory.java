package io.headrace.metric;

import io.headrace.metric.chunk.NaturalMerge;
import io.headrace.metric.chunk.Series;
import java.util.Arrays;

/**
 * Points of one metric of one run as a set, in one of MLflow's two orders: gathered from segments
 * that may overlap, then sorted once.
 *
 * <p>Values are compared bit for bit as {@link Double#compare} does, but NaN, which is one value,
 * comes right after 0: MLflow stores it as 0 beside a flag. Not thread-safe.
 */
public final class MetricHistory {

  /** What points are ordered by. */
  public enum Order {
    /** (timestamp, step, value): histories. */
    BY_TIME,
    /** (step, timestamp, value): what charts sample. */
    BY_STEP
  }

  private final String key;
  private final Order order;
  private int size;
  private long[] step = new long[16];
  private long[] timestamp = new long[16];
  private double[] value = new double[16];
  private boolean ordered = true;

  /** A history ordered by time. */
  public MetricHistory(String key) {
    this(key, Order.BY_TIME);
  }

  public MetricHistory(String key, Order order) {
    this.key = key;
    this.order = order;
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

  /** Takes points of our key. */
  public void addAll(Series points) {
    for (int i = 0; i < points.size(); i++) {
      add(points.step(i), points.timestamp(i), points.value(i));
    }
  }

  /** Takes a point of our key. */
  public void add(long step, long timestamp, double value) {
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
    int[] sorted = NaturalMerge.inOrder(size, this::compare);
    long[] steps = new long[size];
    long[] timestamps = new long[size];
    double[] values = new double[size];
    int kept = 0;
    for (int n = 0; n < size; n++) {
      if (n == 0 || compare(sorted[n - 1], sorted[n]) != 0) {
        steps[kept] = step[sorted[n]];
        timestamps[kept] = timestamp[sorted[n]];
        values[kept] = value[sorted[n]];
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
    return compare(a, step[b], timestamp[b], value[b]);
  }

  /** How point {@code i} compares with one that need not be here. */
  private int compare(int i, long step, long timestamp, double value) {
    int byStep = Long.compare(this.step[i], step);
    int byTimestamp = Long.compare(this.timestamp[i], timestamp);
    int byFirst = order == Order.BY_TIME ? byTimestamp : byStep;
    if (byFirst != 0) {
      return byFirst;
    }
    int bySecond = order == Order.BY_TIME ? byStep : byTimestamp;
    return bySecond != 0 ? bySecond : compareValues(this.value[i], value);
  }

  private static int compareValues(double a, double b) {
    int byNumber = Double.compare(Double.isNaN(a) ? 0 : a, Double.isNaN(b) ? 0 : b);
    return byNumber != 0 ? byNumber : Boolean.compare(Double.isNaN(a), Double.isNaN(b));
  }

  /** The index of the first point behind the given one, which need not be there. */
  public int indexAfter(long step, long timestamp, double value) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(middle, step, timestamp, value) > 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Whether the point is one of ours. Call when settled. */
  public boolean contains(long step, long timestamp, double value) {
    int behind = indexAfter(step, timestamp, value);
    return behind > 0 && compare(behind - 1, step, timestamp, value) == 0;
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
