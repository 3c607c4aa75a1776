package io.headrace.metric.chart;

import io.headrace.metric.chunk.Series;

/**
 * The part of an axis that a chart shows, cut into cells of equal width.
 *
 * @param from the first x in it
 * @param to the last x in it; not before the first
 * @param cells at most; fewer when the width does not come to so many whole ones
 */
record Range(long from, long to, int cells) {

  /** The greatest distance within a cell, unsigned: a width of 2^64 would be no long. */
  private long reach() {
    return Long.divideUnsigned(to - from, cells);
  }

  /** Whether all points of a series are in it, by their steps. */
  boolean holds(Series points) {
    return points.size() == 0
        || (points.step(0) >= from && points.step(points.size() - 1) <= to);
  }

  boolean isWiderThanACell(long width) {
    return Long.compareUnsigned(width, reach()) > 0;
  }

  /** The last x of the cell that x is in. */
  long cellEnd(long x) {
    long width = reach() + 1;
    if (width == 0) {
      return to;
    }
    long start = x - Long.remainderUnsigned(x - from, width);
    return Long.compareUnsigned(to - start, reach()) < 0 ? to : start + reach();
  }
}
