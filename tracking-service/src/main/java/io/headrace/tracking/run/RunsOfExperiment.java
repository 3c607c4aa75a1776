package io.headrace.tracking.run;

import io.headrace.async.Repetition;
import io.headrace.async.SharedCall;
import io.headrace.event.RunEvents;
import io.headrace.event.RunState;
import io.headrace.event.proto.RunEvent;
import io.headrace.model.Experiment;
import io.headrace.model.LifecycleStage;
import io.headrace.store.Experiments;
import io.headrace.view.RunQuestion;
import io.headrace.view.RunView;
import io.headrace.view.RunWriter;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collector;

/**
 * Has the runs of an experiment follow it into the bin and out of it, an event each: a run that was
 * in the bin before stays there when the experiment comes back.
 *
 * <p>The experiment may be moved again meanwhile, here or by another instance. So its stage is read
 * before each page of events and after the last: whoever appended runs into a stage that is no
 * longer the experiment's takes them to the new one, and at the end all are where it is. Doing so
 * again after a crash half-way finishes the work.
 */
public final class RunsOfExperiment {

  /** Events under way at once. */
  private static final int PAGE = 5_000;

  private final RunWriter writer;
  private final RunView view;
  private final Experiments experiments;
  private final Clock clock;

  /** Of each experiment that was moved: once at a time, however often a client asks again. */
  private final Map<String, SharedCall<Void>> underWay = new ConcurrentHashMap<>();

  public RunsOfExperiment(RunWriter writer, RunView view, Experiments experiments, Clock clock) {
    this.writer = writer;
    this.view = view;
    this.experiments = experiments;
    this.clock = clock;
  }

  /** Completes when all runs are where the experiment is; at once when there is none. */
  public Future<Void> follow(String experimentId) {
    return experiments
        .find(experimentId)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture()
                    : underWay.computeIfAbsent(experimentId, this::shared).ask());
  }

  private SharedCall<Void> shared(String experimentId) {
    return new SharedCall<>(
        () ->
            Repetition.whileTrue(
                () ->
                    experiments
                        .find(experimentId)
                        .compose(
                            found -> found.map(this::moveSome).orElseGet(RunsOfExperiment::done))));
  }

  private static Future<Boolean> done() {
    return Future.succeededFuture(false);
  }

  /** Moves a page of runs that are not where the experiment is; whether there were any. */
  private Future<Boolean> moveSome(Experiment experiment) {
    LifecycleStage stage = experiment.lifecycleStage();
    return view.askExperiments(List.of(experiment.experimentId()), page(stage))
        .compose(runIds -> moveAll(runIds, stage));
  }

  /** The ids of some runs that are not where the experiment is. */
  private static Collector<RunState, ?, List<String>> page(LifecycleStage stage) {
    return RunQuestion.oneByOne(
        () -> new ArrayList<String>(),
        (page, run) -> {
          if (page.size() < PAGE && isElsewhere(run, stage)) {
            page.add(run.runId());
          }
        },
        List::copyOf);
  }

  private static boolean isElsewhere(RunState run, LifecycleStage stage) {
    return stage == LifecycleStage.DELETED
        ? run.lifecycleStage() == LifecycleStage.ACTIVE
        : run.deletion() != null && run.deletion().withExperiment();
  }

  private Future<Boolean> moveAll(List<String> runIds, LifecycleStage stage) {
    return Future.all(
            runIds.stream().map(id -> writer.append(event(id, stage), run -> null)).toList())
        .map(!runIds.isEmpty());
  }

  private RunEvent event(String runId, LifecycleStage stage) {
    return RunEvents.movedWithExperiment(runId, stage, clock.millis());
  }
}
