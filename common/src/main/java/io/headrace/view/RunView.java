package io.headrace.view;

import io.headrace.api.RunIdRule;
import io.headrace.async.ContextPromise;
import io.headrace.error.HeadraceException;
import io.headrace.event.RunState;
import io.headrace.event.proto.RunEvent;
import io.headrace.log.LogRecord;
import io.headrace.log.LogTail;
import io.headrace.model.LifecycleStage;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collector;

/**
 * The runs as the log has them now: told what the tail reads, keeps in memory the runs it has
 * touched, and loads others from Cassandra when they are asked for.
 *
 * <p><b>Freshness.</b> A read first learns where the log ends, then waits until the tail has passed
 * that point: whatever was acknowledged before the read began, by any instance, is in its answer.
 *
 * <p><b>Loading.</b> A run that is not in memory has had no event since this view began to read, or
 * has been evicted; events for it are passed over. When it is asked for, the load waits until the
 * recorder has persisted everything up to the view's own position, reads the row, and applies the
 * events that arrived meanwhile; those that the row already shows change nothing.
 *
 * <p><b>Beginning.</b> An event that creates a run which is not in memory begins it here if it is
 * surely the first: a server made it, which gives every run an id of its own. Who else publishes
 * may do so twice (docs/events.md), even when the run is deleted for good and nothing but its grave
 * is left. Such a run is loaded like any other: when it is asked for, or its experiment is.
 *
 * <p><b>End.</b> A run that an event deletes for good leaves memory with that event, and is not
 * loaded again: its row, as long as there is one, says what it is.
 *
 * <p><b>Threads.</b> All state is confined to the tail's thread. Questions run on it and must be
 * quick; answers arrive on the caller's context.
 */
public final class RunView implements LogTail.Reader {

  /** How long a read waits for the tail before it gives up. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Share of the memory that events may take which are kept while runs are loaded. */
  private static final int KEPT_SHARE = 8;

  private final Executor tail;
  private final Function<Runnable, Future<Void>> onceCaughtUp;
  private final RunWatches watches = new RunWatches();
  private final EventApplier events;
  private final RunMemory memory;
  private final RunLoader loader;
  private final ExperimentQuestions questions;
  private final ViewMeters meters;

  /**
   * A view that remembers nothing yet.
   *
   * @param tail runs what it is given on the tail's thread
   * @param onceCaughtUp see {@link LogTail#onceCaughtUp}
   * @param maxBytes of the runs in memory
   */
  RunView(
      Executor tail,
      Function<Runnable, Future<Void>> onceCaughtUp,
      RunSource source,
      Outcomes outcomes,
      long maxBytes) {
    this.tail = tail;
    this.onceCaughtUp = onceCaughtUp;
    this.events = new EventApplier(outcomes, watches);
    RunLoads loads = new RunLoads(maxBytes / KEPT_SHARE);
    this.memory = new RunMemory(maxBytes, loads::evicted);
    this.loader = new RunLoader(source, tail, memory, loads, events);
    RunScan scan = new RunScan(source);
    this.questions = new ExperimentQuestions(tail, memory, loader, scan);
    this.meters = new ViewMeters(memory, scan, maxBytes);
  }

  /** What the view says of itself. */
  MeterBinder meters() {
    return meters;
  }

  /**
   * Completes when the tail has read everything that was acknowledged before the call.
   *
   * @return fails with TEMPORARILY_UNAVAILABLE after a while
   */
  public Future<Void> barrier() {
    ContextPromise<Void> passed = new ContextPromise<>();
    onTail(passed, () -> passed.succeed(null));
    return passed.future();
  }

  /**
   * Completes when the run is there and active, at once if memory says so.
   *
   * @return fails with RESOURCE_DOES_NOT_EXIST for an unknown run, INVALID_PARAMETER_VALUE for a
   *     deleted one
   */
  Future<Void> requireActive(String runId) {
    if (stageInMemory(runId) == LifecycleStage.ACTIVE) {
      return Future.succeededFuture();
    }
    // Another instance may have restored it, further on in the log than our tail has read.
    return ask(runId, RunState::lifecycleStage)
        .compose(
            stage ->
                stage == LifecycleStage.ACTIVE
                    ? Future.succeededFuture()
                    : Future.failedFuture(RunState.notActive(runId)));
  }

  /**
   * Makes sure that the run exists and is in memory, where the verdicts on its events are.
   *
   * @return fails with RESOURCE_DOES_NOT_EXIST when there is no such run
   */
  public Future<Void> require(String runId) {
    return stageInMemory(runId) == null ? ask(runId, run -> null) : Future.succeededFuture();
  }

  /** The run's stage as far as the tail has read; {@code null} if it is not in memory. */
  private LifecycleStage stageInMemory(String runId) {
    RunState run = memory.peek(runId);
    return run == null ? null : run.lifecycleStage();
  }

  /**
   * Whether the run is in memory, active, and takes points of any metric. Does not wait; from any
   * thread.
   */
  boolean takesAnyMetric(String runId) {
    RunState run = memory.peek(runId);
    return run != null && run.lifecycleStage() == LifecycleStage.ACTIVE && run.hasRoomForMetrics();
  }

  /**
   * Asks a run as it stands after all that was acknowledged before this call.
   *
   * @param question runs on the tail's thread
   * @return fails with RESOURCE_DOES_NOT_EXIST when there is no such run
   */
  public <T> Future<T> ask(String runId, Function<RunState, T> question) {
    if (!RunIdRule.isAllowed(runId)) {
      return Future.failedFuture(RunIdRule.unknown(runId));
    }
    ContextPromise<T> answer = new ContextPromise<>();
    onTail(answer, () -> askRun(runId, question, answer));
    return answer.future();
  }

  /**
   * Has a run watched from the moment at which it is asked, as {@link #ask} does, on: what the
   * question does not see yet, the watcher is told.
   *
   * @return fails, and then nothing is told, with RESOURCE_DOES_NOT_EXIST when there is no such run
   */
  public <T> Future<T> watch(String runId, RunWatcher watcher, Function<RunState, T> question) {
    return ask(
        runId,
        run -> {
          T answer = question.apply(run);
          watches.add(runId, watcher);
          return answer;
        });
  }

  /** Has the watcher told nothing more of the run, soon. Call when {@link #watch} is done. */
  public void unwatch(String runId, RunWatcher watcher) {
    tail.execute(() -> watches.remove(runId, watcher));
  }

  /** Does something on the tail's thread once the tail has caught up. */
  private void onTail(ContextPromise<?> answer, Runnable action) {
    onceCaughtUp
        .apply(action)
        .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(failure -> answer.fail(behind(failure)));
  }

  private static HeadraceException behind(Throwable failure) {
    return failure instanceof HeadraceException known
        ? known
        : HeadraceException.unavailable("What was logged last is not readable yet.", failure);
  }

  private <T> void askRun(String runId, Function<RunState, T> question, ContextPromise<T> answer) {
    if (memory.get(runId) != null || memory.isPurged(runId)) {
      answerFromMemory(runId, question, answer);
    } else {
      loader.loadRun(runId, new Waiting(() -> answerFromMemory(runId, question, answer), answer));
    }
  }

  private <T> void answerFromMemory(
      String runId, Function<RunState, T> question, ContextPromise<T> answer) {
    RunState run = memory.get(runId);
    if (run == null) {
      answer.fail(RunIdRule.unknown(runId));
    } else {
      answer(question, run, answer);
    }
  }

  private static <S, T> void answer(Function<S, T> question, S subject, ContextPromise<T> answer) {
    try {
      answer.succeed(question.apply(subject));
    } catch (RuntimeException | StackOverflowError e) {
      answer.fail(e);
    }
  }

  /**
   * Asks all runs of some experiments as they stand after all that was acknowledged before this
   * call; an unknown experiment has none. Runs that do not fit into memory together are read one
   * after the other, which takes longer.
   */
  public <T> Future<T> askExperiments(List<String> experimentIds, RunQuestion<T> question) {
    ContextPromise<T> answer = new ContextPromise<>();
    onTail(answer, () -> questions.ask(experimentIds, question, answer));
    return answer.future();
  }

  /**
   * The same for questions that need no columns.
   *
   * @param question looks at one run at a time, on any thread
   */
  public <T> Future<T> askExperiments(
      List<String> experimentIds, Collector<RunState, ?, T> question) {
    return askExperiments(experimentIds, new PlainQuestion<>(question));
  }

  /**
   * Has all runs of an experiment in memory, so that the first who asks for them need not wait:
   * nothing leaves memory for them.
   *
   * @return whether there is room for another's; fails when it cannot be read now
   */
  public Future<Boolean> loadAhead(String experimentId) {
    ContextPromise<Boolean> loaded = new ContextPromise<>();
    Ahead ahead = new Ahead(loaded, loader);
    onTail(
        loaded,
        () -> {
          if (memory.isWhole(experimentId)) {
            ahead.loaded();
          } else {
            loader.loadExperiments(List.of(experimentId), ahead);
          }
        });
    return loaded.future();
  }

  /** Who has something loaded that nobody has asked for, on the tail's thread. */
  private record Ahead(ContextPromise<Boolean> answer, RunLoader loader) implements RunLoad.Asker {
    @Override
    public void loaded() {
      answer.succeed(loader.hasRoomAhead());
    }

    @Override
    public void failed(Throwable reason) {
      if (reason instanceof DoesNotFitException) {
        answer.succeed(loader.hasRoomAhead());
      } else {
        answer.fail(reason);
      }
    }

    @Override
    public boolean waits() {
      return false;
    }
  }

  /** A question that waits for a load, on the tail's thread. */
  private record Waiting(Runnable retry, ContextPromise<?> answer) implements RunLoad.Asker {
    @Override
    public void loaded() {
      retry.run();
    }

    @Override
    public void failed(Throwable reason) {
      answer.fail(reason);
    }
  }

  @Override
  public void read(LogRecord record) {
    if (record.key() == null || record.value() == null) {
      return;
    }
    String runId = new String(record.key(), StandardCharsets.UTF_8);
    RunState run = memory.get(runId);
    if (memory.isPurged(runId)) {
      events.giveUp(List.of(record), RunIdRule.unknown(runId));
    } else if (run == null) {
      readUnknown(runId, record);
    } else {
      loader.keep(runId, record, true, null);
      events.apply(run, record);
      memory.changed(run);
    }
  }

  private void readUnknown(String runId, LogRecord record) {
    watches.missed(runId);
    RunEvent event = events.parse(runId, record);
    if (event == null) {
      return;
    }
    String createdIn = event.hasCreated() ? event.getCreated().getExperimentId() : null;
    boolean begins = createdIn != null && record.origin() != null;
    loader.keep(runId, record, begins, createdIn);
    if (begins) {
      memory.put(events.begin(event, record));
    } else if (createdIn != null) {
      memory.doubt(runId, createdIn);
    }
  }

  @Override
  public void forget() {
    watches.missedAll();
    memory.clear();
    loader.giveUpAll(HeadraceException.unavailable("The log was trimmed; try again.", null));
  }
}
