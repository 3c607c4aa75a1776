package io.headrace.query.live;

import io.headrace.store.StoredSeries;
import io.vertx.core.Future;

/** What is stored of the points of runs: what streams begin with, and go on with after a break. */
interface StoredPoints {

  /** Before every position: of all points the last are wanted. */
  long BEGINNING = StoredSeries.BEGINNING;

  /**
   * Reads the points that a run's events after a position brought, as far as {@code recent} keeps
   * them, and maybe some from before, once all are stored that were acknowledged before the call.
   *
   * @param recent takes them on worker threads, and is settled then
   * @return fails with TEMPORARILY_UNAVAILABLE
   */
  Future<Void> read(String runId, long after, RecentPoints recent);
}
