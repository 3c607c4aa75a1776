package io.headrace.query.live;

import io.headrace.event.RunState;
import io.headrace.model.LifecycleStage;
import io.headrace.model.RunStatus;

/**
 * What a stream tells of a run besides its points.
 *
 * @param endTime ms since the epoch, or {@code null}
 */
record RunFacts(RunStatus status, Long endTime, LifecycleStage lifecycleStage) {

  static RunFacts of(RunState run) {
    return new RunFacts(run.status(), run.endTime(), run.lifecycleStage());
  }
}
