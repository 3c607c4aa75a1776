package io.headrace.view;

import io.headrace.log.LogRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The loads under way, at most one of each run and experiment, and the events that they keep.
 *
 * <p>A load of a run keeps the events of that run. Loads of experiments share what they keep, as
 * any run may be of any experiment: an event is kept once, until the last load ends that had begun
 * before it.
 *
 * <p>Confined to the tail's thread.
 */
final class RunLoads {

  private record OfRun(RunLoad load, KeptEvents events) {}

  private final long maxKeptBytes;
  private final Map<String, OfRun> runs = new HashMap<>();

  /** The one that began first comes first. */
  private final Map<String, RunLoad> experiments = new LinkedHashMap<>();

  private final KeptEvents ofExperiments = new KeptEvents();
  private long bytesOfRuns;

  /** Loads that are too many when their events exceed {@code maxKeptBytes}. */
  RunLoads(long maxKeptBytes) {
    this.maxKeptBytes = maxKeptBytes;
  }

  /** Joins a load of the run; the load, if the caller must begin it. */
  Optional<RunLoad> joinRun(String runId, RunLoad.Asker asker) {
    OfRun underWay = runs.get(runId);
    if (underWay != null) {
      underWay.load.join(asker);
      return Optional.empty();
    }
    KeptEvents events = new KeptEvents();
    RunLoad load = new RunLoad(runId, events);
    load.join(asker);
    runs.put(runId, new OfRun(load, events));
    return Optional.of(load);
  }

  /** Joins a load of the experiment; the load, if the caller must begin it. */
  Optional<RunLoad> joinExperiment(String experimentId, RunLoad.Asker asker) {
    RunLoad underWay = experiments.get(experimentId);
    if (underWay != null) {
      underWay.join(asker);
      return Optional.empty();
    }
    RunLoad load = new RunLoad(experimentId, ofExperiments);
    load.join(asker);
    experiments.put(experimentId, load);
    return Optional.of(load);
  }

  /** Whether a load has neither ended nor been given up; a later one of the same is another. */
  boolean isUnderWay(RunLoad load) {
    return isOfRun(load) || experiments.get(load.id()) == load;
  }

  private boolean isOfRun(RunLoad load) {
    OfRun ofRun = runs.get(load.id());
    return ofRun != null && ofRun.load == load;
  }

  /**
   * Keeps an event for the loads that may need it: for a load of its run always, because the run
   * may come into memory by another way, and leave again, while the load is under way; for loads of
   * experiments if the run is not in memory. One that is there and leaves cuts its experiment's.
   *
   * @param createdIn the experiment of a run that the event creates, else {@code null}
   * @return whether a load may bring the run
   */
  boolean keep(String runId, LogRecord record, boolean inMemory, String createdIn) {
    OfRun ofRun = runs.get(runId);
    if (ofRun != null) {
      ofRun.events.add(runId, record, createdIn);
      bytesOfRuns += record.weight();
    }
    if (!inMemory && !experiments.isEmpty()) {
      ofExperiments.add(runId, record, createdIn);
    }
    return ofRun != null || !experiments.isEmpty();
  }

  /**
   * The load whose end makes most room, if more is kept than there is room for: of experiments that
   * is the one which began first.
   */
  Optional<RunLoad> tooMuch() {
    if (bytesOfRuns + ofExperiments.bytes() <= maxKeptBytes) {
      return Optional.empty();
    }
    RunLoad heaviest = experiments.values().stream().findFirst().orElse(null);
    long most = ofExperiments.bytes();
    for (OfRun run : runs.values()) {
      if (heaviest == null || run.events.bytes() > most) {
        heaviest = run.load;
        most = run.events.bytes();
      }
    }
    return Optional.ofNullable(heaviest);
  }

  /** Takes note that a run of an experiment had to leave memory. */
  void evicted(String experimentId) {
    RunLoad load = experiments.get(experimentId);
    if (load != null) {
      load.cut();
    }
  }

  /** Ends a load that is under way; answers the events that no load needs any more. */
  List<LogRecord> end(RunLoad load) {
    if (isOfRun(load)) {
      KeptEvents events = runs.remove(load.id()).events;
      bytesOfRuns -= events.bytes();
      return events.dropBefore(events.next());
    }
    if (experiments.remove(load.id(), load)) {
      return ofExperiments.dropBefore(
          experiments.values().stream()
              .findFirst()
              .map(RunLoad::from)
              .orElse(ofExperiments.next()));
    }
    return List.of();
  }

  /** All loads under way. */
  List<RunLoad> all() {
    List<RunLoad> all = new ArrayList<>(runs.size() + experiments.size());
    runs.values().forEach(run -> all.add(run.load));
    all.addAll(experiments.values());
    return all;
  }
}
