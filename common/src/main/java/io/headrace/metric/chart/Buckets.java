package io.headrace.metric.chart;

import io.headrace.metric.chunk.Series;

/**
 * Groups of points that follow each other in the order of an axis; every point is in one of them.
 * None is empty. Filled once, in order, and not changed afterwards.
 */
public final class Buckets implements Chart {

  private final Range range;
  private final long[] firstX;
  private final long[] lastX;
  private final long[] counts;
  private final long[] nans;
  private final double[] min;
  private final double[] max;
  private final double[] first;
  private final double[] last;
  private int size;
  private long points;

  /** The last x of the cell that the last bucket began in. */
  private long cellEnd;

  /** No buckets yet, and room for so many. */
  Buckets(Range range, int most) {
    this.range = range;
    this.firstX = new long[most];
    this.lastX = new long[most];
    this.counts = new long[most];
    this.nans = new long[most];
    this.min = new double[most];
    this.max = new double[most];
    this.first = new double[most];
    this.last = new double[most];
  }

  /** Adds a block, to a new bucket when it begins behind the cell of the last one. */
  void add(Block block) {
    int bucket = bucket(block.firstX(), block.first());
    extend(bucket, block.lastX(), block.count(), block.nans(), block.last());
    number(bucket, block.min());
    number(bucket, block.max());
  }

  /** Adds a point, likewise. Its x is where the step is: see {@link Axis#add}. */
  void add(Series ordered, int point) {
    double value = ordered.value(point);
    int bucket = bucket(ordered.step(point), value);
    extend(bucket, ordered.step(point), 1, Double.isNaN(value) ? 1 : 0, value);
    number(bucket, value);
  }

  private int bucket(long x, double value) {
    if (size == 0 || x > cellEnd) {
      cellEnd = range.cellEnd(x);
      firstX[size] = x;
      first[size] = value;
      min[size] = Double.NaN;
      max[size] = Double.NaN;
      size++;
    }
    return size - 1;
  }

  private void extend(int bucket, long x, int count, int nan, double value) {
    lastX[bucket] = x;
    last[bucket] = value;
    counts[bucket] += count;
    nans[bucket] += nan;
    points += count;
  }

  private void number(int bucket, double value) {
    if (!Double.isNaN(value)) {
      min[bucket] = Double.isNaN(min[bucket]) ? value : Math.min(min[bucket], value);
      max[bucket] = Double.isNaN(max[bucket]) ? value : Math.max(max[bucket], value);
    }
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public long points() {
    return points;
  }

  @Override
  public long firstX(int mark) {
    return firstX[mark];
  }

  @Override
  public long lastX(int mark) {
    return lastX[mark];
  }

  @Override
  public long count(int mark) {
    return counts[mark];
  }

  @Override
  public long nans(int mark) {
    return nans[mark];
  }

  @Override
  public double min(int mark) {
    return min[mark];
  }

  @Override
  public double max(int mark) {
    return max[mark];
  }

  @Override
  public double first(int mark) {
    return first[mark];
  }

  @Override
  public double last(int mark) {
    return last[mark];
  }
}
