package io.headrace.view;

import io.headrace.api.RunIdRule;
import io.headrace.async.ContextPromise;
import io.headrace.error.HeadraceException;
import io.headrace.event.Outcome;
import io.headrace.event.RunEvents;
import io.headrace.event.RunState;
import io.headrace.event.proto.RunEvent;
import io.headrace.log.LogOffsets;
import io.headrace.log.LogRecord;
import io.headrace.log.LogTail;
import io.headrace.metric.MetricColumns;
import io.headrace.model.LifecycleStage;
import io.headrace.store.StoredRuns;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs as the log has them now: reads the tail, keeps in memory the runs it has touched, and
 * loads others from Cassandra when they are asked for.
 *
 * <p><b>Freshness.</b> A read first learns where the log ends, then waits until the tail has passed
 * that point: whatever was acknowledged before the read began, by any instance, is in its answer.
 *
 * <p><b>Loading.</b> A run that is not in memory has had no event since this view began to read, or
 * has been evicted; events for it are passed over. When it is asked for, the load waits until the
 * recorder has persisted everything up to the view's own position, reads the row, and applies the
 * events that arrived meanwhile; those that the row already shows change nothing.
 *
 * <p><b>Threads.</b> All state is confined to the tail's thread. Questions run on it and must be
 * quick; answers arrive on the caller's context.
 */
public final class RunView implements LogTail.Reader {

  private static final Logger LOG = LoggerFactory.getLogger(RunView.class);

  /** How long a read waits for the tail or the recorder before it gives up. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LogOffsets offsets;
  private final StoredRuns stored;
  private final Outcomes outcomes;
  private final RunMemory memory;
  private final RunLoads loads = new RunLoads();
  private final LogTail tail;

  /** Counts how often everything was forgotten; a load begun before is void. */
  private int forgotten;

  RunView(
      Function<LogTail.Reader, LogTail> tail,
      LogOffsets offsets,
      StoredRuns stored,
      Outcomes outcomes,
      RunMemory memory) {
    this.offsets = offsets;
    this.stored = stored;
    this.outcomes = outcomes;
    this.memory = memory;
    this.tail = tail.apply(this);
  }

  Future<Void> start(int epoch) {
    return tail.start(epoch);
  }

  Future<Void> stop() {
    return tail.stop();
  }

  /** The run's stage if the run is in memory, else {@code null}. Does not wait; from any thread. */
  public LifecycleStage stageInMemory(String runId) {
    RunState run = memory.peek(runId);
    return run == null ? null : run.lifecycleStage();
  }

  /**
   * Asks a run as it stands after all that was acknowledged before this call.
   *
   * @param question runs on the tail's thread
   * @return fails with RESOURCE_DOES_NOT_EXIST when there is no such run
   */
  public <T> Future<T> ask(String runId, Function<RunState, T> question) {
    if (!RunIdRule.isAllowed(runId)) {
      return Future.failedFuture(noSuchRun(runId));
    }
    return barrier().compose(passed -> askAsItStands(runId, question));
  }

  /** Asks a run as far as the tail has read; enough where the log will have the last word. */
  private <T> Future<T> askAsItStands(String runId, Function<RunState, T> question) {
    ContextPromise<T> answer = new ContextPromise<>();
    tail.execute(
        () -> {
          if (memory.get(runId) != null) {
            answerFromMemory(runId, question, answer);
          } else {
            load(runId, new Question<>(() -> answerFromMemory(runId, question, answer), answer));
          }
        });
    return answer.future();
  }

  private <T> void answerFromMemory(
      String runId, Function<RunState, T> question, ContextPromise<T> answer) {
    RunState run = memory.get(runId);
    if (run == null) {
      answer.fail(noSuchRun(runId));
      return;
    }
    try {
      answer.succeed(question.apply(run));
    } catch (RuntimeException e) {
      answer.fail(e);
    }
  }

  /** What a client is told that names a run we do not know. */
  private static HeadraceException noSuchRun(String runId) {
    return HeadraceException.notFound("Run with id=" + runId + " not found");
  }

  /**
   * Asks all runs of some experiments as they stand after all that was acknowledged before this
   * call; an unknown experiment has none.
   *
   * @param question runs on the tail's thread
   */
  public <T> Future<T> askExperiments(
      List<String> experimentIds, Function<Collection<RunState>, T> question) {
    ContextPromise<T> answer = new ContextPromise<>();
    barrier()
        .onSuccess(
            passed ->
                tail.execute(
                    () -> askWhole(experimentIds, question, answer, 2 * experimentIds.size())))
        .onFailure(answer::fail);
    return answer.future();
  }

  /**
   * Answers once all experiments are whole, each loaded in turn.
   *
   * @param loadsLeft so that experiments which drive each other out of memory do not do so for ever
   */
  private <T> void askWhole(
      List<String> experimentIds,
      Function<Collection<RunState>, T> question,
      ContextPromise<T> answer,
      int loadsLeft) {
    List<RunState> runs = new ArrayList<>();
    for (String id : experimentIds) {
      if (!memory.isWhole(id)) {
        Runnable retry = () -> askWhole(experimentIds, question, answer, loadsLeft - 1);
        if (loadsLeft > 0) {
          loadExperiment(id, new Question<>(retry, answer));
        } else {
          answer.fail(doesNotFit(id));
        }
        return;
      }
      runs.addAll(memory.ofExperiment(id));
    }
    try {
      answer.succeed(question.apply(runs));
    } catch (RuntimeException e) {
      answer.fail(e);
    }
  }

  /** Somebody who waits for a load, on the tail's thread. */
  private record Question<T>(Runnable retry, ContextPromise<T> answer) implements RunLoads.Asker {
    @Override
    public void loaded() {
      retry.run();
    }

    @Override
    public void failed(Throwable reason) {
      answer.fail(reason);
    }
  }

  /** Completes when the tail has read everything that was acknowledged before the call. */
  public Future<Void> barrier() {
    return offsets
        .ends()
        .compose(tail::reached)
        .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .recover(RunView::behind);
  }

  private static <T> Future<T> behind(Throwable failure) {
    return Future.failedFuture(
        failure instanceof HeadraceException
            ? failure
            : HeadraceException.unavailable("What was logged last is not readable yet.", failure));
  }

  /**
   * Makes sure that the run is in memory, where {@link #stageInMemory} and the verdicts on its
   * events are.
   *
   * @return its stage; fails with RESOURCE_DOES_NOT_EXIST when there is no such run
   */
  public Future<LifecycleStage> stage(String runId) {
    LifecycleStage known = stageInMemory(runId);
    return known == null ? ask(runId, RunState::lifecycleStage) : Future.succeededFuture(known);
  }

  private void load(String runId, RunLoads.Asker asker) {
    if (!loads.joinRun(runId, asker)) {
      return;
    }
    int begun = forgotten;
    offsets
        .awaitRecorded(tail.next(), PATIENCE)
        .compose(recorded -> stored.find(runId))
        .onSuccess(found -> tail.execute(() -> endLoad(begun, runId, found)))
        .onFailure(
            failure ->
                tail.execute(
                    () -> {
                      if (begun == forgotten) {
                        loads.endRun(runId).forEach(each -> each.failed(failure));
                      }
                    }));
  }

  private void endLoad(int begun, String runId, Optional<RunState> found) {
    if (begun != forgotten) {
      return;
    }
    found.ifPresent(this::adopt);
    loads.endRun(runId).forEach(RunLoads.Asker::loaded);
  }

  /** Takes a loaded run into memory and brings it up to the tail's position. */
  private void adopt(RunState run) {
    if (memory.peek(run.runId()) != null) {
      return;
    }
    for (LogRecord record : loads.since(run.runId())) {
      applyOrPassOver(run, record);
    }
    memory.put(run);
  }

  private void loadExperiment(String experimentId, RunLoads.Asker asker) {
    if (!loads.joinExperiment(experimentId, asker)) {
      return;
    }
    int begun = forgotten;
    memory.beginWhole(experimentId);
    offsets
        .awaitRecorded(tail.next(), PATIENCE)
        .compose(recorded -> stored.ofExperiment(experimentId, runs -> adoptAll(begun, runs)))
        .onSuccess(done -> tail.execute(() -> endExperimentLoad(begun, experimentId)))
        .onFailure(
            failure ->
                tail.execute(
                    () -> {
                      if (begun == forgotten) {
                        loads.endExperiment(experimentId).forEach(each -> each.failed(failure));
                      }
                    }));
  }

  private void adoptAll(int begun, List<RunState> runs) {
    tail.execute(
        () -> {
          if (begun == forgotten) {
            runs.forEach(this::adopt);
          }
        });
  }

  private void endExperimentLoad(int begun, String experimentId) {
    if (begun != forgotten) {
      return;
    }
    boolean whole = memory.endWhole(experimentId);
    for (RunLoads.Asker asker : loads.endExperiment(experimentId)) {
      if (whole) {
        asker.loaded();
      } else {
        asker.failed(doesNotFit(experimentId));
      }
    }
  }

  private static HeadraceException doesNotFit(String experimentId) {
    return HeadraceException.unavailable(
        "The runs of experiment " + experimentId + " do not fit into memory.", null);
  }

  @Override
  public void read(LogRecord record) {
    if (record.key() == null || record.value() == null) {
      return;
    }
    String runId = new String(record.key(), StandardCharsets.UTF_8);
    RunState run = memory.get(runId);
    if (run != null) {
      applyOrPassOver(run, record);
      memory.reweigh(run);
      return;
    }
    try {
      readUnknown(runId, record);
    } catch (IllegalArgumentException e) {
      passOver(record, e);
    }
  }

  private void applyOrPassOver(RunState run, LogRecord record) {
    try {
      apply(run, record);
    } catch (IllegalArgumentException e) {
      passOver(record, e);
    }
  }

  /** The recorder puts it among the dead letters and says so; a view just goes on. */
  private void passOver(LogRecord record, IllegalArgumentException reason) {
    LOG.debug("Passing over event {}", record.position(), reason);
    outcomes.settle(record.origin(), HeadraceException.invalid(reason.getMessage()));
  }

  private void readUnknown(String runId, LogRecord record) {
    RunEvent event = RunEvents.parse(runId, record.value());
    if (event.getChangeCase() == RunEvent.ChangeCase.CREATED) {
      RunState run = new RunState(runId, event.getCreated(), record.position());
      memory.put(run);
      outcomes.settle(record.origin(), Outcome.APPLIED, run);
    } else if (!loads.keep(runId, record)) {
      outcomes.settle(
          record.origin(),
          HeadraceException.unavailable("The run had to leave memory; try again.", null));
    }
  }

  private void apply(RunState run, LogRecord record) {
    RunEvent event = RunEvents.parse(run.runId(), record.value());
    // Before anything of the event is applied: a batch with bad points must leave nothing.
    MetricColumns points = RunState.metricsOf(event);
    Outcome outcome = run.apply(event, record.position());
    if (outcome instanceof Outcome.Applied && points != null) {
      run.addMetrics(points);
    }
    outcomes.settle(record.origin(), outcome, run);
  }

  @Override
  public void forget() {
    forgotten++;
    memory.clear();
    loads
        .endAll()
        .forEach(
            asker ->
                asker.failed(
                    HeadraceException.unavailable("The log was trimmed; try again.", null)));
  }
}
