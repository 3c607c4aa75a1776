package io.headrace.view;

import io.headrace.api.RunIdRule;
import io.headrace.error.HeadraceException;
import io.headrace.event.RunState;
import io.headrace.event.proto.RunCreated;
import io.headrace.log.LogRecord;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Brings runs from Cassandra into memory and up to the tail's position, with the events that arrive
 * meanwhile.
 *
 * <p>Confined to the tail's thread.
 */
final class RunLoader {

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
    loads
        .joinRun(runId, asker)
        .ifPresent(load -> whenDone(source.find(runId), load, found -> endRun(load, found)));
  }

  /** Loads all runs of an experiment. */
  void loadExperiment(String experimentId, RunLoad.Asker asker) {
    loads.joinExperiment(experimentId, asker).ifPresent(this::beginExperiment);
  }

  private void beginExperiment(RunLoad load) {
    // The runs that are here already must not be the first that make room for the others.
    memory.ofExperiment(load.id()).forEach(run -> memory.get(run.runId()));
    whenDone(
        source.ofExperiment(load.id(), runs -> adopted(load, runs)),
        load,
        done -> endExperiment(load));
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
      adopted.fail(doesNotFit(load.id()));
    }
  }

  private <T> void whenDone(Future<T> found, RunLoad load, Consumer<T> end) {
    found
        .onSuccess(result -> tail.execute(() -> ifUnderWay(load, () -> end.accept(result))))
        .onFailure(failure -> tail.execute(() -> ifUnderWay(load, () -> fail(load, failure))));
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
    if (memory.peek(runId) == null) {
      found.ifPresentOrElse(run -> adopt(run, load), () -> begin(runId, load, created -> true));
    }
    end(load, memory.peek(runId) == null ? RunIdRule.unknown(runId) : leftMemory());
    load.askers().forEach(RunLoad.Asker::loaded);
  }

  private void adopt(RunLoad load, List<RunState> runs) {
    for (RunState run : runs) {
      if (!load.isCut() && memory.get(run.runId()) == null) {
        adopt(run, load);
      }
    }
  }

  private void adopt(RunState loaded, RunLoad load) {
    events.applyAll(loaded, load.since(loaded.runId()));
    memory.put(loaded);
  }

  /** Puts a run into memory that began while the load was under way, if it did. */
  private void begin(String runId, RunLoad load, Predicate<RunCreated> isOurs) {
    RunState begun = events.begin(runId, load.since(runId), isOurs);
    if (begun != null) {
      memory.put(begun);
    }
  }

  private void endExperiment(RunLoad load) {
    for (String runId : load.begun()) {
      if (!load.isCut() && memory.peek(runId) == null) {
        begin(runId, load, created -> created.getExperimentId().equals(load.id()));
      }
    }
    if (load.isCut()) {
      fail(load, doesNotFit(load.id()));
      return;
    }
    memory.markWhole(load.id());
    end(load, leftMemory());
    load.askers().forEach(RunLoad.Asker::loaded);
  }

  private void fail(RunLoad load, Throwable reason) {
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

  static HeadraceException doesNotFit(String experimentId) {
    return HeadraceException.unavailable(
        "The runs of experiment " + experimentId + " do not fit into memory.", null);
  }
}
