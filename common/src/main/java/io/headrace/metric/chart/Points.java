package io.headrace.metric.chart;

import io.headrace.metric.chunk.Series;

/** Every point of a series that is in a range, in the order of an axis. Immutable. */
public final class Points implements Chart {

  private final Axis axis;

  /** As {@link Axis#add} has them. */
  private final Series ordered;

  Points(Axis axis, Series ordered) {
    this.axis = axis;
    this.ordered = ordered;
  }

  public long step(int point) {
    return axis == Axis.STEP ? ordered.step(point) : ordered.timestamp(point);
  }

  /** ms since the epoch. */
  public long timestamp(int point) {
    return axis == Axis.STEP ? ordered.timestamp(point) : ordered.step(point);
  }

  public double value(int point) {
    return ordered.value(point);
  }

  @Override
  public int size() {
    return ordered.size();
  }

  @Override
  public long points() {
    return ordered.size();
  }

  @Override
  public long firstX(int mark) {
    return ordered.step(mark);
  }

  @Override
  public long lastX(int mark) {
    return ordered.step(mark);
  }

  @Override
  public long count(int mark) {
    return 1;
  }

  @Override
  public long nans(int mark) {
    return Double.isNaN(value(mark)) ? 1 : 0;
  }

  @Override
  public double min(int mark) {
    return value(mark);
  }

  @Override
  public double max(int mark) {
    return value(mark);
  }

  @Override
  public double first(int mark) {
    return value(mark);
  }

  @Override
  public double last(int mark) {
    return value(mark);
  }
}
