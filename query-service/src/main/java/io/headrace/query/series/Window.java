package io.headrace.query.series;

import io.headrace.metric.chart.Axis;
import io.headrace.metric.chunk.ChunkHead;
import io.headrace.metric.chunk.Series;
import io.headrace.model.SeriesAxis;

/**
 * What a request asks for of one run, on an axis that points have themselves.
 *
 * @param from the least x
 * @param to the greatest x
 * @param origin what is taken from an x before it is shown
 */
record Window(Axis axis, long from, long to, long origin) {

  /** What is asked for of a run that began at {@code startTime}, in ms since the epoch. */
  static Window of(SeriesRequest request, long startTime) {
    return switch (request.axis()) {
      case STEP -> new Window(Axis.STEP, request.start(), request.end(), 0);
      case TIMESTAMP -> new Window(Axis.TIMESTAMP, request.start(), request.end(), 0);
      case RELATIVE_TIME ->
          new Window(
              Axis.TIMESTAMP,
              bounded(request.start(), startTime),
              bounded(request.end(), startTime),
              startTime);
    };
  }

  static boolean needsStartTime(SeriesRequest request) {
    return request.axis() == SeriesAxis.RELATIVE_TIME;
  }

  /** The sum, or the end of all numbers that it lies beyond. */
  private static long bounded(long x, long added) {
    long sum = x + added;
    boolean overflows = ((x ^ sum) & (added ^ sum)) < 0;
    return overflows ? (x < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
  }

  /** What is shown for an x. */
  long shown(long x) {
    return origin == Long.MIN_VALUE ? Long.MAX_VALUE : bounded(x, -origin);
  }

  /** Whether a point is asked for. */
  boolean holds(Series points, int point) {
    long x = axis.x(points, point);
    return x >= from && x <= to;
  }

  /** Whether a chunk may have points that are asked for. */
  boolean touches(ChunkHead chunk) {
    return axis == Axis.STEP
        ? chunk.lastStep() >= from && chunk.firstStep() <= to
        : chunk.maxTimestamp() >= from && chunk.minTimestamp() <= to;
  }
}
