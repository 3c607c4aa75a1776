package io.headrace.metric.chart;

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

  boolean isWiderThanACell(long width) {
    return Long.compareUnsigned(width, reach()) > 0;
  }

  /** In which cell x is, from 0. */
  long cell(long x) {
    long width = reach() + 1;
    return width == 0 ? 0 : Long.divideUnsigned(x - from, width);
  }
}
