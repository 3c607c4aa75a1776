package io.headrace.metric;

import io.headrace.metric.chunk.Series;
import io.headrace.model.MetricPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * An {@link EvenSample} of one metric of one run, ordered by (step, timestamp, value), gathered
 * from segments that may overlap, in the memory of {@link #MAX_POINTS} however long the history is.
 *
 * <p>Up to that many points the sample is exact. Of a longer history it is drawn from an even part:
 * a point is kept when the low bits of its hash are 0, one bit more each time too many are held
 * (Wegman's adaptive sampling). A point that stands in two segments has one hash, so it is kept or
 * let go of in both; the first and the last point are always kept.
 *
 * <p>Not thread-safe.
 */
public final class SampledHistory {

  /** The longest history of which the sample is exact. */
  public static final int MAX_POINTS = 250_000;

  /** How often points are let go of: when they are this many times what is kept. */
  private static final int TIMES_HELD = 2;

  private final String key;
  private final long startStep;
  private final long endStep;
  private final int maxPoints;
  private MetricHistory kept;
  private long mask;

  /** A sample of the points with steps from {@code startStep} to {@code endStep}, both included. */
  public SampledHistory(String key, long startStep, long endStep) {
    this(key, startStep, endStep, MAX_POINTS);
  }

  SampledHistory(String key, long startStep, long endStep, int maxPoints) {
    this.key = key;
    this.startStep = startStep;
    this.endStep = endStep;
    this.maxPoints = maxPoints;
    this.kept = new MetricHistory(key, MetricHistory.Order.BY_STEP);
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
    thinIfDue();
  }

  /** Takes points of our key. */
  public void addAll(Series points) {
    for (int i = 0; i < points.size(); i++) {
      add(points.step(i), points.timestamp(i), points.value(i));
    }
    thinIfDue();
  }

  private void add(long step, long timestamp, double value) {
    if (step >= startStep && step <= endStep) {
      kept.add(step, timestamp, value);
    }
  }

  private void thinIfDue() {
    if (kept.size() / TIMES_HELD > maxPoints) {
      thin();
    }
  }

  private void thin() {
    kept.settle();
    if (mask != 0) {
      kept = evenPart();
    }
    while (kept.size() > maxPoints) {
      mask = mask << 1 | 1;
      kept = evenPart();
    }
  }

  private MetricHistory evenPart() {
    MetricHistory part = new MetricHistory(key, MetricHistory.Order.BY_STEP);
    int last = kept.size() - 1;
    for (int i = 0; i <= last; i++) {
      if (i == 0 || i == last || (hash(i) & mask) == 0) {
        part.add(kept.step(i), kept.timestamp(i), kept.value(i));
      }
    }
    return part;
  }

  /** SplitMix64's finalizer over the parts of the point: every bit of it depends on all of them. */
  private long hash(int i) {
    return mixed(
        mixed(mixed(kept.step(i)) + kept.timestamp(i)) + Double.doubleToLongBits(kept.value(i)));
  }

  private static long mixed(long bits) {
    long mixed = bits + 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** The sample, in order. Call after the last points. */
  public List<MetricPoint> points(int most) {
    thin();
    EvenSample sample = new EvenSample(kept.size(), most);
    List<MetricPoint> points = new ArrayList<>(sample.size());
    for (int n = 0; n < sample.size(); n++) {
      int i = sample.index(n);
      points.add(new MetricPoint(key, kept.step(i), kept.timestamp(i), kept.value(i)));
    }
    return points;
  }
}
