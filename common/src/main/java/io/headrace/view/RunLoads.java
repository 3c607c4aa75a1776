package io.headrace.view;

import io.headrace.event.RunState;
import io.headrace.log.LogRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The loads under way, at most one of each run and experiment, and how much they keep together.
 *
 * <p>Confined to the tail's thread.
 */
final class RunLoads {

  private final long maxKeptBytes;
  private final Map<String, RunLoad> runs = new HashMap<>();
  private final Map<String, RunLoad> experiments = new HashMap<>();
  private long keptBytes;

  /** Loads that {@link #areOverfull} when their events exceed {@code maxKeptBytes}. */
  RunLoads(long maxKeptBytes) {
    this.maxKeptBytes = maxKeptBytes;
  }

  /** Joins a load of the run; the load, if the caller must begin it. */
  Optional<RunLoad> joinRun(String runId, RunLoad.Asker asker) {
    return join(runs, runId, asker);
  }

  /** Joins a load of the experiment; the load, if the caller must begin it. */
  Optional<RunLoad> joinExperiment(String experimentId, RunLoad.Asker asker) {
    return join(experiments, experimentId, asker);
  }

  private static Optional<RunLoad> join(
      Map<String, RunLoad> loads, String id, RunLoad.Asker asker) {
    RunLoad underWay = loads.get(id);
    RunLoad load = underWay == null ? new RunLoad(id) : underWay;
    loads.put(id, load);
    load.join(asker);
    return underWay == null ? Optional.of(load) : Optional.empty();
  }

  /** Whether a load has neither ended nor been given up; a later one of the same is another. */
  boolean isUnderWay(RunLoad load) {
    return runs.get(load.id()) == load || experiments.get(load.id()) == load;
  }

  /**
   * Keeps an event for the loads that may need it: for a load of its run always, because the run
   * may come into memory by another way, and leave again, while the load is under way; for loads of
   * experiments if the run is not in memory. One that is there and leaves cuts its experiment's.
   *
   * @return whether a load may bring the run
   */
  boolean keep(String runId, LogRecord record, boolean inMemory) {
    RunLoad ofRun = runs.get(runId);
    if (ofRun != null) {
      keptBytes += ofRun.keep(runId, record);
    }
    if (!inMemory) {
      experiments.values().forEach(load -> keptBytes += load.keep(runId, record));
    }
    return ofRun != null || !experiments.isEmpty();
  }

  /** Whether more is kept than there is room for. */
  boolean areOverfull() {
    return keptBytes > maxKeptBytes;
  }

  /** Takes note that a run had to leave memory. */
  void evicted(RunState run) {
    RunLoad load = experiments.get(run.experimentId());
    if (load != null) {
      load.cut();
    }
  }

  /** Ends a load; does nothing when it is not under way. */
  void end(RunLoad load) {
    if (runs.remove(load.id(), load) || experiments.remove(load.id(), load)) {
      keptBytes -= load.keptBytes();
    }
  }

  /** Ends all loads. */
  List<RunLoad> endAll() {
    List<RunLoad> all = new ArrayList<>(runs.values());
    all.addAll(experiments.values());
    runs.clear();
    experiments.clear();
    keptBytes = 0;
    return all;
  }
}
