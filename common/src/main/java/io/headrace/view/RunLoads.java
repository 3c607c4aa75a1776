package io.headrace.view;

import io.headrace.log.LogRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The loads from Cassandra that are under way, and the events that arrive meanwhile for runs that
 * are not in memory yet: a loaded run is as old as its row, these events make it current.
 *
 * <p>Confined to the tail's thread.
 */
final class RunLoads {

  /** Who asked for a run that is being loaded. */
  interface Asker {
    /** The run is in memory now, or does not exist. */
    void loaded();

    void failed(Throwable reason);
  }

  private static final class Load {
    private final List<Asker> askers = new ArrayList<>(1);
    private final List<LogRecord> since = new ArrayList<>(0);
  }

  private final Map<String, Load> runs = new HashMap<>();
  private final Map<String, Load> experiments = new HashMap<>();
  private final Map<String, List<LogRecord>> sinceExperimentLoads = new HashMap<>();

  /** Joins a load of the run; {@code true} if the caller must begin it. */
  boolean joinRun(String runId, Asker asker) {
    return join(runs, runId, asker);
  }

  /** Joins a load of the experiment; {@code true} if the caller must begin it. */
  boolean joinExperiment(String experimentId, Asker asker) {
    return join(experiments, experimentId, asker);
  }

  private static boolean join(Map<String, Load> loads, String id, Asker asker) {
    Load load = loads.get(id);
    boolean begin = load == null;
    if (begin) {
      load = new Load();
      loads.put(id, load);
    }
    load.askers.add(asker);
    return begin;
  }

  /** Keeps an event of a run that is not in memory, if a load may bring the run. */
  boolean keep(String runId, LogRecord record) {
    Load load = runs.get(runId);
    if (load != null) {
      load.since.add(record);
    }
    if (!experiments.isEmpty()) {
      sinceExperimentLoads.computeIfAbsent(runId, id -> new ArrayList<>(1)).add(record);
    }
    return load != null || !experiments.isEmpty();
  }

  /** The events kept for a run since the first of the loads that may have brought it began. */
  List<LogRecord> since(String runId) {
    List<LogRecord> sinceExperiment = sinceExperimentLoads.getOrDefault(runId, List.of());
    Load load = runs.get(runId);
    List<LogRecord> sinceRun = load == null ? List.of() : load.since;
    // Both end with the newest event; the longer one began earlier and holds the other.
    return sinceRun.size() > sinceExperiment.size() ? sinceRun : sinceExperiment;
  }

  /** Ends the load of a run. */
  List<Asker> endRun(String runId) {
    Load load = runs.remove(runId);
    return load == null ? List.of() : load.askers;
  }

  /** Ends the load of an experiment. */
  List<Asker> endExperiment(String experimentId) {
    Load load = experiments.remove(experimentId);
    if (experiments.isEmpty()) {
      sinceExperimentLoads.clear();
    }
    return load == null ? List.of() : load.askers;
  }

  /** Ends all loads. */
  List<Asker> endAll() {
    List<Asker> askers = new ArrayList<>();
    runs.values().forEach(load -> askers.addAll(load.askers));
    experiments.values().forEach(load -> askers.addAll(load.askers));
    runs.clear();
    experiments.clear();
    sinceExperimentLoads.clear();
    return askers;
  }
}
