package io.headrace.view;

import io.headrace.event.RunState;
import io.headrace.search.RowTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** Share of the memory that the columns of one experiment may take. */
  private static final int COLUMNS_SHARE = 4;

  /** An experiment that filled so much and was not there whole yet does not fit. */
  private static final double UNFIT_SHARE = 0.6;

  /** The runs of an experiment that are here, and when all of them were last used together. */
  private static final class Siblings {
    private final RowTable<RunRow> table;
    private long columnBytes;
    private long lastUse;

    Siblings(long maxColumnBytes, KeyPool keys) {
      this.table = new RowTable<>(maxColumnBytes, keys::mayHave);
    }
  }

  private final long maxWeight;
  private final Consumer<String> onEviction;
  private final Map<String, RunRow> runs = new ConcurrentHashMap<>();
  private final Map<String, Siblings> byExperiment = new HashMap<>();
  private final Set<String> whole = new HashSet<>();

  /** Runs that are deleted for good, and their experiments; the oldest first. */
  private final Map<String, String> purged = new LinkedHashMap<>();

  /** Runs that are not here but may be of an experiment that is whole else; the oldest first. */
  private final Map<String, String> doubtful = new LinkedHashMap<>();

  private final UnfitExperiments unfit = new UnfitExperiments();

  private final KeyPool keys = new KeyPool();
  private long weight;
  private volatile long bytesShown;
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
    RunRow row = runs.get(runId);
    return row == null ? null : row.run();
  }

  RunState get(String runId) {
    RunRow row = runs.get(runId);
    if (row == null) {
      return null;
    }
    row.lastUse = ++uses;
    return row.run();
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
    RunRow row = new RunRow(run);
    row.lastUse = ++uses;
    RunRow before = runs.put(run.runId(), row);
    if (before != null) {
      throw new IllegalStateException("There is a run " + run.runId() + " already.");
    }
    run.shareKeys(keys);
    row.slot = siblings(run).table.add(row);
    reweigh(row);
  }

  private Siblings siblings(RunState run) {
    return byExperiment.computeIfAbsent(
        run.experimentId(), id -> new Siblings(maxWeight / COLUMNS_SHARE, keys));
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

  /** Takes note that a run has changed, or is deleted for good. */
  void changed(RunState run) {
    RunRow row = runs.get(run.runId());
    if (run.isPurged()) {
      take(row);
      bury(run);
    } else {
      run.shareKeys(keys);
      byExperiment.get(run.experimentId()).table.changed(row.slot);
      reweigh(row);
    }
  }

  private void reweigh(RunRow row) {
    long now = row.run().weight();
    weight += now - row.heldWeight;
    row.heldWeight = now;
    keepTheBound();
  }

  private void keepTheBound() {
    if (weight > maxWeight) {
      evict();
    }
    bytesShown = weight;
  }

  private void evict() {
    dropColumns();
    while (weight > maxWeight * KEPT_SHARE && runs.size() > 1) {
      evictOldest();
    }
  }

  /** Columns are made again in milliseconds: they go before any run does. */
  private void dropColumns() {
    for (Siblings siblings : byExperiment.values()) {
      siblings.table.dropColumns();
      weighTable(siblings);
    }
  }

  /** Has about as many runs leave as must, those first that were longest unused. */
  private void evictOldest() {
    // The youngest stays whatever it weighs: somebody is just using it.
    RunRow youngest = Collections.max(runs.values(), Comparator.comparingLong(row -> row.lastUse));
    List<RunRow> others = runs.values().stream().filter(row -> row != youngest).toList();
    long[] oldestFirst = others.stream().mapToLong(this::lastUse).sorted().toArray();
    double excess = (weight - maxWeight * KEPT_SHARE) / weight;
    int leaving = Math.max(1, (int) (excess * runs.size()));
    long until = oldestFirst[Math.min(leaving, others.size()) - 1];
    for (RunRow row : others) {
      if (weight <= maxWeight * KEPT_SHARE) {
        return;
      }
      if (lastUse(row) <= until) {
        remove(row);
      }
    }
  }

  /** Of the run, or of all the runs of its experiment together. */
  private long lastUse(RunRow row) {
    String experimentId = row.run().experimentId();
    return isWhole(experimentId)
        ? Math.max(row.lastUse, byExperiment.get(experimentId).lastUse)
        : row.lastUse;
  }

  private void remove(RunRow row) {
    take(row);
    endWhole(row.run().experimentId());
    onEviction.accept(row.run().experimentId());
  }

  private void take(RunRow row) {
    RunState run = row.run();
    runs.remove(run.runId());
    weight -= row.heldWeight;
    Siblings siblings = byExperiment.get(run.experimentId());
    siblings.table.remove(row.slot);
    if (siblings.table.size() == 0) {
      weight -= siblings.columnBytes;
      byExperiment.remove(run.experimentId());
    }
  }

  /** The tables of those experiments that have runs here. */
  List<RowTable<RunRow>> tablesOf(Collection<String> experimentIds) {
    return experimentIds.stream()
        .map(byExperiment::get)
        .filter(Objects::nonNull)
        .map(siblings -> siblings.table)
        .toList();
  }

  /** Takes note that all runs of some experiments were used, and what columns that has made. */
  void used(Collection<String> experimentIds) {
    uses++;
    for (String id : experimentIds) {
      Siblings siblings = byExperiment.get(id);
      if (siblings != null) {
        siblings.lastUse = uses;
        weighTable(siblings);
      }
    }
    keepTheBound();
  }

  private void weighTable(Siblings siblings) {
    long now = siblings.table.columnBytes();
    weight += now - siblings.columnBytes;
    siblings.columnBytes = now;
  }

  /** Takes note that an experiment had to leave memory before it was whole. */
  void outgrew(String experimentId) {
    long own = 0;
    for (RunState run : ofExperiment(experimentId)) {
      own += run.weight();
    }
    if (own > maxWeight * UNFIT_SHARE) {
      unfit.add(List.of(experimentId));
    }
  }

  /** Those that are known not to fit. */
  UnfitExperiments unfit() {
    return unfit;
  }

  /**
   * The runs of an experiment that are here; all there are if it {@link #isWhole} and none is
   * {@link #doubtfulIn} it.
   */
  List<RunState> ofExperiment(String experimentId) {
    List<RunState> runs = new ArrayList<>();
    tablesOf(List.of(experimentId)).forEach(table -> table.forEach(row -> runs.add(row.run())));
    return runs;
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

  /** What runs and columns take, in bytes, as of a moment ago; from any thread. */
  long bytesShown() {
    return bytesShown;
  }

  /** Whether runs and columns take less than a share of what they may. */
  boolean isFilledLessThan(double share) {
    return weight < maxWeight * share;
  }

  /** How many runs there are; from any thread. */
  int size() {
    return runs.size();
  }

  void clear() {
    runs.clear();
    byExperiment.clear();
    whole.clear();
    purged.clear();
    doubtful.clear();
    unfit.clear();
    keys.clear();
    weight = 0;
  }
}
