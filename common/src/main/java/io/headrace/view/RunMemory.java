package io.headrace.view;

import io.headrace.event.RunState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The runs that a view has in memory, bounded by weight: the least recently used go first, and with
 * one of its runs an experiment is no longer whole.
 *
 * <p>Of an experiment that is whole, a run may have been created of which only a load can tell
 * whether it is new: it is in doubt until then.
 *
 * <p>A run that is deleted for good leaves at once and is remembered by its id, so that no load
 * that began before brings it back; its experiment stays whole.
 *
 * <p>Confined to the tail's thread, but for {@link #peek}.
 */
final class RunMemory {

  /** Clients may name any number of experiments that have no runs, or do not exist. */
  private static final int MAX_WHOLE = 100_000;

  /** About 200 bytes each. */
  private static final int MAX_PURGED = 20_000;

  /** More than that, and the experiment of the oldest is loaded again instead. */
  static final int MAX_DOUBTFUL = 500;

  /** How much is dropped at once, so that the sort it takes is paid rarely. */
  private static final double KEPT_SHARE = 0.9;

  private static final class Entry {
    private final RunState run;
    private long weight;
    private long lastUse;

    Entry(RunState run) {
      this.run = run;
    }
  }

  private final long maxWeight;
  private final Consumer<String> onEviction;
  private final Map<String, Entry> runs = new ConcurrentHashMap<>();
  private final Map<String, Map<String, RunState>> byExperiment = new HashMap<>();
  private final Set<String> whole = new HashSet<>();

  /** Runs that are deleted for good, and their experiments; the oldest first. */
  private final Map<String, String> purged = new LinkedHashMap<>();

  /** Runs that are not here but may be of an experiment that is whole else; the oldest first. */
  private final Map<String, String> doubtful = new LinkedHashMap<>();

  private long weight;
  private long uses;

  /**
   * A memory of {@code maxWeight} bytes, as far as {@link RunState#weight} can tell.
   *
   * @param onEviction told of the experiment of each run that had to leave
   */
  RunMemory(long maxWeight, Consumer<String> onEviction) {
    this.maxWeight = maxWeight;
    this.onEviction = onEviction;
  }

  /** The run if it is here; from any thread, for what is readable from any thread. */
  RunState peek(String runId) {
    Entry entry = runs.get(runId);
    return entry == null ? null : entry.run;
  }

  RunState get(String runId) {
    Entry entry = runs.get(runId);
    if (entry == null) {
      return null;
    }
    entry.lastUse = ++uses;
    return entry.run;
  }

  /** Whether the run is known to be deleted for good. */
  boolean isPurged(String runId) {
    return purged.containsKey(runId);
  }

  /** Whether there is something to say of the run without a load. */
  boolean knows(String runId) {
    return runs.containsKey(runId) || isPurged(runId);
  }

  /** Takes a run in; of one that is deleted for good, only that it is. */
  void put(RunState run) {
    doubtful.remove(run.runId());
    if (run.isPurged()) {
      bury(run);
      return;
    }
    Entry entry = new Entry(run);
    entry.lastUse = ++uses;
    runs.put(run.runId(), entry);
    byExperiment.computeIfAbsent(run.experimentId(), id -> new HashMap<>()).put(run.runId(), run);
    reweigh(run);
  }

  private void bury(RunState run) {
    purged.put(run.runId(), run.experimentId());
    if (purged.size() > MAX_PURGED) {
      Iterator<String> oldest = purged.values().iterator();
      String experimentId = oldest.next();
      oldest.remove();
      onEviction.accept(experimentId);
    }
  }

  /** Takes note that a run has grown or shrunk, or is deleted for good. */
  void reweigh(RunState run) {
    if (run.isPurged()) {
      take(runs.get(run.runId()));
      bury(run);
      return;
    }
    Entry entry = runs.get(run.runId());
    long now = run.weight();
    weight += now - entry.weight;
    entry.weight = now;
    if (weight > maxWeight) {
      evict();
    }
  }

  private void evict() {
    List<Entry> oldestFirst = new ArrayList<>(runs.values());
    oldestFirst.sort(Comparator.comparingLong(entry -> entry.lastUse));
    // The youngest stays whatever it weighs: somebody is just using it.
    for (Entry entry : oldestFirst.subList(0, oldestFirst.size() - 1)) {
      if (weight <= maxWeight * KEPT_SHARE) {
        return;
      }
      remove(entry);
    }
  }

  private void remove(Entry entry) {
    take(entry);
    endWhole(entry.run.experimentId());
    onEviction.accept(entry.run.experimentId());
  }

  private void take(Entry entry) {
    RunState run = entry.run;
    runs.remove(run.runId());
    weight -= entry.weight;
    Map<String, RunState> siblings = byExperiment.get(run.experimentId());
    siblings.remove(run.runId());
    if (siblings.isEmpty()) {
      byExperiment.remove(run.experimentId());
    }
  }

  /**
   * The runs of an experiment that are here; all there are if it {@link #isWhole} and none is
   * {@link #doubtfulIn} it.
   */
  Collection<RunState> ofExperiment(String experimentId) {
    return byExperiment.getOrDefault(experimentId, Map.of()).values();
  }

  boolean isWhole(String experimentId) {
    return whole.contains(experimentId);
  }

  /** All runs of the experiment are here now. */
  void markWhole(String experimentId) {
    if (whole.size() >= MAX_WHOLE) {
      // Whoever asks for one of them again has it loaded again.
      whole.clear();
      doubtful.clear();
    }
    whole.add(experimentId);
  }

  private void endWhole(String experimentId) {
    if (whole.remove(experimentId)) {
      doubtful.values().removeIf(experimentId::equals);
    }
  }

  /**
   * An event creates a run in the experiment that is not here, and may not be the first to do so.
   */
  void doubt(String runId, String experimentId) {
    if (!whole.contains(experimentId)) {
      // Its load will tell.
      return;
    }
    doubtful.putIfAbsent(runId, experimentId);
    if (doubtful.size() > MAX_DOUBTFUL) {
      endWhole(doubtful.values().iterator().next());
    }
  }

  /** The run was loaded: it is here now, or there is none. */
  void settle(String runId) {
    doubtful.remove(runId);
  }

  /** The runs that must be loaded before it is known what some experiments that are whole have. */
  List<String> doubtfulIn(Collection<String> experimentIds) {
    if (doubtful.isEmpty()) {
      return List.of();
    }
    Set<String> asked = new HashSet<>(experimentIds);
    return doubtful.entrySet().stream()
        .filter(run -> asked.contains(run.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  void clear() {
    runs.clear();
    byExperiment.clear();
    whole.clear();
    purged.clear();
    doubtful.clear();
    weight = 0;
  }
}
