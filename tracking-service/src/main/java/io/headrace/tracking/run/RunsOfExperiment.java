package io.headrace.tracking.run;

import io.headrace.event.RunState;
import io.headrace.event.proto.RunDeleted;
import io.headrace.event.proto.RunEvent;
import io.headrace.event.proto.RunRestored;
import io.headrace.model.LifecycleStage;
import io.headrace.view.RunView;
import io.headrace.view.RunWriter;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Deletes and restores the runs of an experiment with it, an event each: a run that was in the bin
 * before stays there when the experiment comes back. Doing so again after a crash half-way finishes
 * the work.
 */
public final class RunsOfExperiment {

  /** Events under way at once. */
  private static final int CONCURRENCY = 500;

  private final RunWriter writer;
  private final RunView view;
  private final Clock clock;

  public RunsOfExperiment(RunWriter writer, RunView view, Clock clock) {
    this.writer = writer;
    this.view = view;
    this.clock = clock;
  }

  public Future<Void> delete(String experimentId) {
    RunDeleted deleted =
        RunDeleted.newBuilder().setTime(clock.millis()).setWithExperiment(true).build();
    return change(
        experimentId,
        run -> run.lifecycleStage() == LifecycleStage.ACTIVE,
        runId -> RunEvent.newBuilder().setRunId(runId).setDeleted(deleted).build());
  }

  public Future<Void> restore(String experimentId) {
    RunRestored restored = RunRestored.newBuilder().setWithExperiment(true).build();
    return change(
        experimentId,
        run -> run.deletion() != null && run.deletion().withExperiment(),
        runId -> RunEvent.newBuilder().setRunId(runId).setRestored(restored).build());
  }

  private Future<Void> change(
      String experimentId, Predicate<RunState> concerned, Function<String, RunEvent> event) {
    return view.askExperiments(List.of(experimentId), runs -> ids(runs, concerned))
        .compose(ids -> append(ids, event));
  }

  private static List<String> ids(Collection<RunState> runs, Predicate<RunState> concerned) {
    return runs.stream().filter(concerned).map(RunState::runId).toList();
  }

  private Future<Void> append(List<String> runIds, Function<String, RunEvent> event) {
    Future<Void> done = Future.succeededFuture();
    for (int from = 0; from < runIds.size(); from += CONCURRENCY) {
      List<String> some = runIds.subList(from, Math.min(from + CONCURRENCY, runIds.size()));
      done = done.compose(before -> appendAll(some, event));
    }
    return done;
  }

  private Future<Void> appendAll(List<String> runIds, Function<String, RunEvent> event) {
    return Future.all(
            runIds.stream().map(id -> writer.append(event.apply(id), run -> null)).toList())
        .mapEmpty();
  }
}
