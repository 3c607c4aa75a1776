package io.headrace.query.live;

import io.headrace.metric.MetricColumns;

/**
 * Something that the log said of a run.
 *
 * @param points {@code null} when it brought none
 * @param facts as they are now; {@code null} when it cannot have changed them
 * @param gone whether the run is deleted for good
 * @param missed how many points were let go of, as too many waited
 * @param unseen whether something was said that nobody saw, and nothing more is
 * @param position of the event
 */
record Arrival(
    WatchedRun run,
    MetricColumns points,
    RunFacts facts,
    boolean gone,
    long missed,
    boolean unseen,
    long position) {

  static Arrival ofPoints(WatchedRun run, MetricColumns points, long position) {
    return new Arrival(run, points, null, false, 0, false, position);
  }

  static Arrival ofFacts(WatchedRun run, RunFacts facts, boolean gone, long position) {
    return new Arrival(run, null, facts, gone, 0, false, position);
  }

  static Arrival unseen(WatchedRun run) {
    return new Arrival(run, null, null, false, 0, true, 0);
  }

  /** The same without its points. */
  Arrival withoutPoints() {
    return new Arrival(run, null, facts, gone, points.size(), unseen, position);
  }
}
