package io.headrace.view;

import io.headrace.api.RunIdRule;
import io.headrace.async.InTurn;
import io.headrace.error.HeadraceException;
import io.headrace.event.RunState;
import io.headrace.log.LogRecord;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Brings runs from Cassandra into memory and up to the tail's position, with the events that arrive
 * meanwhile.
 *
 * <p>Confined to the tail's thread.
 */
final class RunLoader {

  /** Experiments read at once, for all who search: some pages of each are in memory twice. */
  private static final int EXPERIMENTS_AT_ONCE = 3;

  /** Loads keep events while they wait, but have nothing in memory yet. */
  private static final int MAX_WAITING = 10_000;

  /** Share of the memory that may be filled by what nobody has asked for. */
  private static final double AHEAD_SHARE = 0.5;

  private final InTurn experiments = new InTurn(EXPERIMENTS_AT_ONCE, MAX_WAITING);
  private final RunSource source;
  private final Executor tail;
  private final RunMemory memory;
  private final RunLoads loads;
  private final EventApplier events;

  RunLoader(
      RunSource source, Executor tail, RunMemory memory, RunLoads loads, EventApplier events) {
    this.source = source;
    this.tail = tail;
    this.memory = memory;
    this.loads = loads;
    this.events = events;
  }

  /** Loads a run. */
  void loadRun(String runId, RunLoad.Asker asker) {
    loads.joinRun(runId, asker).ifPresent(this::findRun);
  }

  /**
   * Loads some runs.
   *
   * @param asker told once: when all are loaded, or when a load failed
   */
  void loadRuns(List<String> runIds, RunLoad.Asker asker) {
    AllLoaded all = new AllLoaded(runIds.size(), asker);
    runIds.forEach(id -> loadRun(id, all));
  }

  private void findRun(RunLoad load) {
    source
        .find(load.id())
        .onSuccess(found -> onTail(load, () -> endRun(load, found)))
        .onFailure(failure -> onTail(load, () -> fail(load, failure)));
  }

  /**
   * Loads all runs of some experiments: waits once for all of them, then reads a few at a time.
   *
   * @param asker told once: when all are loaded, or when a load failed
   */
  void loadExperiments(List<String> experimentIds, RunLoad.Asker asker) {
    AllLoaded all = new AllLoaded(experimentIds.size(), asker);
    List<RunLoad> begun =
        experimentIds.stream()
            .map(id -> loads.joinExperiment(id, all))
            .flatMap(Optional::stream)
            .toList();
    begun.forEach(load -> touch(load.id()));
    if (!begun.isEmpty()) {
      source
          .reachTail()
          .onSuccess(reached -> begun.forEach(this::readExperiment))
          .onFailure(failure -> begun.forEach(load -> onTail(load, () -> fail(load, failure))));
    }
  }

  /** Whether more may be loaded that nobody waits for. */
  boolean hasRoomAhead() {
    return memory.isFilledLessThan(AHEAD_SHARE);
  }

  /** The runs that are here already must not be the first that make room for the others. */
  private void touch(String experimentId) {
    memory.ofExperiment(experimentId).forEach(run -> memory.get(run.runId()));
  }

  private void readExperiment(RunLoad load) {
    experiments
        .run(() -> source.ofExperiment(load.id(), runs -> adopted(load, runs)))
        .onSuccess(done -> onTail(load, () -> endExperiment(load)))
        .onFailure(failure -> onTail(load, () -> fail(load, failure)));
  }

  /** Completes when memory has the runs; fails when nobody needs them any more. */
  private Future<Void> adopted(RunLoad load, List<RunState> runs) {
    Promise<Void> adopted = Promise.promise();
    tail.execute(
        () -> {
          try {
            ifUnderWay(load, () -> adopt(load, runs));
          } finally {
            answer(adopted, load);
          }
        });
    return adopted.future();
  }

  private void answer(Promise<Void> adopted, RunLoad load) {
    if (loads.isUnderWay(load) && !load.isCut()) {
      adopted.complete();
    } else {
      adopted.fail(new DoesNotFitException(load.id()));
    }
  }

  private void onTail(RunLoad load, Runnable action) {
    tail.execute(() -> ifUnderWay(load, action));
  }

  private void ifUnderWay(RunLoad load, Runnable action) {
    if (loads.isUnderWay(load)) {
      try {
        action.run();
      } catch (RuntimeException e) {
        // Or all who ask for the same would wait for a load that never ends.
        fail(load, e);
      }
    }
  }

  private void endRun(RunLoad load, Optional<RunState> found) {
    String runId = load.id();
    if (!memory.knows(runId)) {
      found.ifPresentOrElse(run -> adopt(run, load), () -> begin(runId, load));
    }
    memory.settle(runId);
    end(load, memory.peek(runId) == null ? RunIdRule.unknown(runId) : leftMemory());
    load.askers().forEach(RunLoad.Asker::loaded);
  }

  private void adopt(RunLoad load, List<RunState> runs) {
    for (RunState run : runs) {
      if (load.isAhead() && !hasRoomAhead()) {
        load.cut();
      }
      // Asked for, so that it is not among the first to make room.
      if (!load.isCut() && memory.get(run.runId()) == null && !memory.isPurged(run.runId())) {
        adopt(run, load);
      }
    }
  }

  private void adopt(RunState loaded, RunLoad load) {
    events.applyAll(loaded, load.since(loaded.runId()));
    memory.put(loaded);
  }

  /**
   * Puts a run into memory that began while its load was under way, if it did: the load has found
   * neither the run nor its grave.
   */
  private void begin(String runId, RunLoad load) {
    RunState begun = events.begin(runId, load.since(runId));
    if (begun != null) {
      memory.put(begun);
    }
  }

  private void endExperiment(RunLoad load) {
    if (load.isCut()) {
      fail(load, new DoesNotFitException(load.id()));
      return;
    }
    memory.markWhole(load.id());
    doubtBegun(load);
    end(load, leftMemory());
    load.askers().forEach(RunLoad.Asker::loaded);
  }

  /** Not to be found among an experiment's rows, a run may be new, or long deleted for good. */
  private void doubtBegun(RunLoad load) {
    for (String runId : load.begun()) {
      if (!memory.knows(runId)) {
        memory.doubt(runId, load.id());
      }
    }
  }

  private void fail(RunLoad load, Throwable reason) {
    if (reason instanceof DoesNotFitException) {
      memory.outgrew(load.id());
    }
    end(load, leftMemory());
    load.askers().forEach(asker -> asker.failed(reason));
  }

  /** What was kept of runs that no load brought has nobody left to decide on it. */
  private void end(RunLoad load, HeadraceException late) {
    events.giveUp(loads.end(load), late);
  }

  /** Gives up all loads; what they still bring is passed over. */
  void giveUpAll(HeadraceException reason) {
    loads.all().forEach(load -> fail(load, reason));
  }

  /**
   * Takes note of an event that is being read, for the loads that may need it.
   *
   * @param createdIn the experiment of a run that the event creates, else {@code null}
   */
  void keep(String runId, LogRecord record, boolean inMemory, String createdIn) {
    boolean kept = loads.keep(runId, record, inMemory, createdIn);
    if (!kept && !inMemory) {
      events.giveUp(List.of(record), leftMemory());
    }
    for (Optional<RunLoad> one = loads.tooMuch(); one.isPresent(); one = loads.tooMuch()) {
      fail(one.get(), tooMuchIsLogged());
    }
  }

  private static HeadraceException tooMuchIsLogged() {
    return HeadraceException.unavailable(
        "More is being logged than can be kept while runs are loaded; try again.", null);
  }

  private static HeadraceException leftMemory() {
    return HeadraceException.unavailable("The run had to leave memory; try again.", null);
  }
}
