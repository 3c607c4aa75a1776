package io.headrace.query.live;

import io.headrace.metric.MetricColumns;
import io.vertx.core.Future;
import java.util.function.Consumer;

/** What is stored of the points of runs: what streams begin with, and go on with after a break. */
interface StoredPoints {

  /** Before every position: all points are asked for. */
  long BEGINNING = -1;

  /**
   * Hands over the points that a run's events after a position brought, and maybe some from before,
   * in any order, once all are stored that were acknowledged before the call.
   *
   * @param points takes some at a time, on a worker thread, never two at once
   * @return whether these were all; {@code false} if it cannot be told any more which points came
   *     after the position. Fails with TEMPORARILY_UNAVAILABLE
   */
  Future<Boolean> read(String runId, long after, Consumer<MetricColumns> points);
}
