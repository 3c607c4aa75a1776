package io.headrace.view;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.event.RunEvents;
import io.headrace.event.proto.RunEvent;
import io.headrace.log.RunLog;
import io.headrace.model.Experiment;
import io.headrace.model.LifecycleStage;
import io.headrace.model.Run;
import io.headrace.store.Experiments;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a run that begins has to do with its experiment: it needs one that is active, and goes where
 * that is, should it be deleted while the run begins. Who deletes an experiment takes the runs
 * along that are there; one that is appended a moment later was not, and looks itself.
 *
 * <p>Needs no view: the events are such as change nothing when they come twice. Thread-safe.
 */
public final class NewRuns {

  private final Function<String, Future<Experiment>> experiments;
  private final Function<RunEvent, Future<Void>> log;
  private final Clock clock;

  public NewRuns(Experiments experiments, RunLog log, Clock clock) {
    this(experiments::getOrLastKnown, log::append, clock);
  }

  NewRuns(
      Function<String, Future<Experiment>> experiments,
      Function<RunEvent, Future<Void>> log,
      Clock clock) {
    this.experiments = experiments;
    this.log = log;
    this.clock = clock;
  }

  /**
   * The experiment that a run is to begin in. While Cassandra does not answer, as it was known
   * last.
   *
   * @return fails with MLflow's refusal when there is none, or it is deleted
   */
  public Future<Experiment> experiment(String experimentId) {
    return experiments.apply(experimentId).map(Experiment::requireActive);
  }

  /**
   * Completes with a run that has just begun in an active experiment once it is where that is now.
   *
   * @return fails with RESOURCE_DOES_NOT_EXIST when the experiment is deleted for good; the run is
   *     in the bin then
   */
  public Future<Run> follow(Run run) {
    return follow(run, LifecycleStage.ACTIVE);
  }

  /** Looks again after each event: the experiment may have been moved meanwhile. */
  private Future<Run> follow(Run run, LifecycleStage stage) {
    return find(run.experimentId())
        .compose(
            found -> {
              LifecycleStage now =
                  found.map(Experiment::lifecycleStage).orElse(LifecycleStage.DELETED);
              if (now != stage) {
                return log.apply(RunEvents.movedWithExperiment(run.runId(), now, clock.millis()))
                    .compose(moved -> follow(run, now));
              }
              return found.isPresent()
                  ? Future.succeededFuture(run)
                  : Future.failedFuture(Experiments.notFound(run.experimentId()));
            });
  }

  private Future<Optional<Experiment>> find(String experimentId) {
    return experiments
        .apply(experimentId)
        .map(Optional::of)
        .recover(
            failure ->
                HeadraceException.is(failure, ErrorCode.RESOURCE_DOES_NOT_EXIST)
                    ? Future.succeededFuture(Optional.empty())
                    : Future.failedFuture(failure));
  }
}
