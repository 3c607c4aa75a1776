package io.headrace.metric.chart;

import io.headrace.metric.chunk.Outline;
import io.headrace.metric.chunk.Series;
import io.headrace.metric.chunk.SeriesBuilder;

/**
 * What a chart is drawn over, from left to right. Points of equal x stand in the order of the other
 * of step and timestamp, then of value.
 */
public enum Axis {
  STEP,
  /** ms since the epoch. */
  TIMESTAMP;

  /** Whether a series, as its outline has it, is in this axis's order. */
  boolean isOrderOf(Outline outline) {
    return this == STEP || outline.inOrderOfTime();
  }

  public long x(Series points, int point) {
    return this == STEP ? points.step(point) : points.timestamp(point);
  }

  /** The one of step and timestamp that is not x. */
  long other(Series points, int point) {
    return this == STEP ? points.timestamp(point) : points.step(point);
  }

  /**
   * Adds a point so that the builder, which orders by step, orders by x: with the time in place of
   * the step and the step in place of the time.
   */
  void add(SeriesBuilder ordered, Series points, int point) {
    ordered.add(x(points, point), other(points, point), points.value(point));
  }
}
