package io.headrace.tracking.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.event.RunState;
import io.headrace.metric.MetricColumns;
import io.headrace.metric.MetricHistory;
import io.headrace.metric.SegmentCodec;
import io.headrace.metric.chunk.Chunk;
import io.headrace.metric.chunk.ChunkCodec;
import io.headrace.metric.chunk.ChunkHead;
import io.headrace.metric.chunk.ChunkId;
import io.headrace.metric.chunk.Series;
import io.headrace.model.LoggedModelMetric;
import io.headrace.model.MetricPoint;
import io.headrace.model.Run;
import io.headrace.store.CompactionDue;
import io.headrace.store.Generations;
import io.headrace.store.RunChange;
import io.headrace.store.SeriesKey;
import io.headrace.store.StoredRun;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Cassandra's tables as the recorder and the compactor use them, and what a test has go wrong with
 * them. Long, but one thing: what is deleted, graves and generations hide rows of all the tables.
 */
final class ScriptedStore implements RunStore, CompactionStore {

  /** What becomes of a call. */
  enum Fate {
    DONE,
    /** Never arrives, as while Cassandra is away. */
    LOST,
    /** Arrives, and its answer is lost. */
    UNHEARD,
    /** Arrives when {@link #deliver} says so, long after it was given up. */
    LATE,
    /** Can never be done. */
    REFUSED
  }

  private record Segment(ByteBuffer points, long position) {}

  /** A partition of segments, and up to which position it was deleted. */
  private static final class Generation {
    private final TreeMap<String, Segment> segments = new TreeMap<>();
    private long deletedUpTo = -1;

    List<Segment> segments() {
      return segments.values().stream().filter(s -> s.position > deletedUpTo).toList();
    }
  }

  /** How far a run's generations have come; both only grow. */
  private static final class Progress {
    private int current;
    private int compacted;
  }

  /** What is left where a run was: nothing that was written up to a position is seen. */
  private record Grave(String experimentId, long position) {}

  private final Map<String, String> locations = new HashMap<>();
  private final Map<String, TreeMap<Integer, Generation>> segments = new HashMap<>();
  private final Map<String, Progress> progress = new HashMap<>();
  private final Map<String, CompactionDue> due = new HashMap<>();
  private final Map<String, Integer> done = new HashMap<>();
  private final Map<SeriesKey, NavigableMap<ChunkId, Chunk>> chunks = new HashMap<>();
  private final Map<SeriesKey, Set<ChunkId>> deletedChunks = new HashMap<>();
  private final Map<String, List<RunChange>> rows = new HashMap<>();
  private final Set<ModelPoint> modelPoints = new HashSet<>();
  private final Map<String, Map<String, Long>> modelsOfRuns = new HashMap<>();
  private final Map<String, Grave> graves = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final List<Runnable> late = new ArrayList<>();
  private Function<String, Fate> fates = call -> Fate.DONE;

  /**
   * Decides on the calls from now on.
   *
   * @param fates by what {@link #calls} says of a call
   */
  void script(Function<String, Fate> fates) {
    this.fates = fates;
  }

  /** Has a call fail once; the next, and all others, are done. */
  void failOnce(String failing) {
    fates =
        call -> {
          if (!call.equals(failing)) {
            return Fate.DONE;
          }
          fates = next -> Fate.DONE;
          return Fate.LOST;
        };
  }

  /** What was called, in order: what it does and the run's id. */
  List<String> calls() {
    return calls;
  }

  /** Lets what was late arrive. */
  void deliver() {
    late.forEach(Runnable::run);
    late.clear();
  }

  @Override
  public Future<Optional<StoredRun>> find(String runId) {
    String call = "find " + runId;
    return answer(call, fate(call)).map(answered -> read(runId).map(run -> stored(runId, run)));
  }

  @Override
  public Future<Void> insertLocation(String runId, String experimentId, long position) {
    return write("location " + runId, () -> locations.put(runId, experimentId));
  }

  @Override
  public Future<Void> insertSegment(
      String runId, int generation, long position, int part, ByteBuffer points) {
    return write(
        "segment " + runId, () -> keep(runId, generation, part, new Segment(points, position)));
  }

  private void keep(String runId, int generation, int part, Segment segment) {
    segments
        .computeIfAbsent(runId, id -> new TreeMap<>())
        .computeIfAbsent(generation, number -> new Generation())
        .segments
        .merge(
            "%020d-%03d".formatted(segment.position, part),
            segment,
            // Of two values with the same timestamp Cassandra keeps the greater.
            (a, b) -> a.points.compareTo(b.points) > 0 ? a : b);
  }

  @Override
  public Future<Void> insertModelOfRun(String runId, String modelId, long position) {
    return write(
        "model of " + runId,
        () -> modelsOfRuns.computeIfAbsent(runId, id -> new HashMap<>()).put(modelId, position));
  }

  @Override
  public Future<Void> insertModelMetric(String modelId, LoggedModelMetric metric, long position) {
    return write("model " + metric.runId(), () -> modelPoints.add(new ModelPoint(modelId, metric)));
  }

  @Override
  public Future<Void> upsertRun(RunChange change) {
    return write("row " + change.runId(), () -> keep(change));
  }

  private void keep(RunChange change) {
    List<RunChange> changes = rows.computeIfAbsent(change.runId(), id -> new ArrayList<>());
    for (RunChange other : changes) {
      if (other.position() == change.position() && other.run() != null && change.run() != null) {
        // The same timestamp: which of the two is kept would be chance, cell by cell.
        assertThat(withoutMetrics(change.run())).isEqualTo(withoutMetrics(other.run()));
        assertThat(change.deletion()).isEqualTo(other.deletion());
      }
    }
    changes.add(change);
    changes.sort(Comparator.comparingLong(RunChange::position));
  }

  /** What a row has of a run. */
  private static Run withoutMetrics(Run run) {
    return new RunState(run, null, 1).snapshot();
  }

  @Override
  public Future<Void> endGeneration(CompactionDue ended) {
    return write(
        "end " + ended.runId(),
        () -> {
          due.merge(ended.runId(), ended, (a, b) -> a.generation() > b.generation() ? a : b);
          Progress run = progress(ended.runId());
          run.current = Math.max(run.current, ended.generation());
        });
  }

  private Progress progress(String runId) {
    return progress.computeIfAbsent(runId, id -> new Progress());
  }

  @Override
  public Future<List<CompactionDue>> leftOver(int partition) {
    String call = "left over";
    return answer(call, fate(call))
        .map(
            answered ->
                due.values().stream()
                    .filter(row -> row.generation() > done.getOrDefault(row.runId(), 0))
                    .toList());
  }

  @Override
  public Future<Generations> generations(CompactionDue run) {
    String call = "generations " + run.runId();
    return answer(call, fate(call))
        .map(
            answered ->
                graves.containsKey(run.runId()) || !rows.containsKey(run.runId())
                    ? Generations.FIRST
                    : generations(run.runId()));
  }

  private Generations generations(String runId) {
    Progress run = progress(runId);
    return new Generations(run.current, run.compacted, latestPosition(runId));
  }

  @Override
  public Future<Void> segments(
      String runId, int generation, long after, BiConsumer<Long, ByteBuffer> taking) {
    String call = "segments " + runId;
    return answer(call, fate(call))
        .onSuccess(
            answered ->
                segments(runId, generation).stream()
                    .filter(s -> s.position > after)
                    .forEach(s -> taking.accept(s.position, s.points.duplicate())));
  }

  private List<Segment> segments(String runId, int generation) {
    return segments
        .getOrDefault(runId, new TreeMap<>())
        .getOrDefault(generation, new Generation())
        .segments();
  }

  /** Those that readers look for. */
  private List<Segment> segments(String runId) {
    Progress run = progress(runId);
    return IntStream.rangeClosed(run.compacted, run.current)
        .boxed()
        .flatMap(generation -> segments(runId, generation).stream())
        .toList();
  }

  @Override
  public Future<Void> markCompacted(CompactionDue run, int generation) {
    return write(
        "compacted " + run.runId(),
        () -> {
          Progress reached = progress(run.runId());
          reached.compacted = Math.max(reached.compacted, generation + 1);
        });
  }

  @Override
  public Future<Void> deleteSegments(String runId, int generation, long position) {
    return write(
        "delete segments " + runId,
        () -> {
          Generation deleted =
              segments
                  .computeIfAbsent(runId, id -> new TreeMap<>())
                  .computeIfAbsent(generation, number -> new Generation());
          deleted.deletedUpTo = Math.max(deleted.deletedUpTo, position);
        });
  }

  @Override
  public Future<Void> done(CompactionDue run) {
    return write("done " + run.runId(), () -> done.merge(run.runId(), run.generation(), Math::max));
  }

  @Override
  public Future<Boolean> isPurged(CompactionDue run) {
    String call = "is purged " + run.runId();
    return answer(call, fate(call))
        .map(answered -> read(run.runId()).map(RunState::isPurged).orElse(true));
  }

  @Override
  public Future<Void> insert(SeriesKey series, Chunk chunk) {
    return write(
        "chunk " + series.runId(),
        () -> chunks.computeIfAbsent(series, key -> chunksInOrder()).put(chunk.head().id(), chunk));
  }

  private static <T> NavigableMap<ChunkId, T> chunksInOrder() {
    return new TreeMap<>(
        Comparator.comparingLong(ChunkId::lastPosition)
            .thenComparingInt(ChunkId::level)
            .thenComparingInt(ChunkId::part)
            .thenComparingLong(ChunkId::digest));
  }

  /** How far a run has come, without a call. */
  Generations generationsNow(String runId) {
    return generations(runId);
  }

  /** The first part of each segment of a generation by position, without a call. */
  NavigableMap<Long, ByteBuffer> segmentsNow(String runId, int generation) {
    NavigableMap<Long, ByteBuffer> now = new TreeMap<>();
    segments(runId, generation).forEach(s -> now.put(s.position, s.points.duplicate()));
    return now;
  }

  /** The chunks of a series, without a call. */
  NavigableMap<ChunkId, ByteBuffer> chunksNow(SeriesKey series) {
    NavigableMap<ChunkId, ByteBuffer> now = chunksInOrder();
    chunks(series).forEach((id, chunk) -> now.put(id, chunk.points().duplicate()));
    return now;
  }

  /** What is deleted has the timestamp of what was written, and stays deleted. */
  private Map<ChunkId, Chunk> chunks(SeriesKey series) {
    Map<ChunkId, Chunk> there = chunksInOrder();
    there.putAll(chunks.getOrDefault(series, chunksInOrder()));
    there.keySet().removeAll(deletedChunks.getOrDefault(series, Set.of()));
    Grave grave = graves.get(series.runId());
    there.keySet().removeIf(id -> grave != null && id.lastPosition() <= grave.position);
    return there;
  }

  @Override
  public Future<List<ChunkHead>> heads(SeriesKey series) {
    String call = "heads " + series.runId();
    return answer(call, fate(call))
        .map(answered -> chunks(series).values().stream().map(Chunk::head).toList());
  }

  @Override
  public Future<Optional<Series>> points(SeriesKey series, ChunkHead chunk) {
    String call = "points " + series.runId();
    return answer(call, fate(call))
        .map(
            answered ->
                Optional.ofNullable(chunks(series).get(chunk.id()))
                    .map(there -> ChunkCodec.decode(there.points())));
  }

  @Override
  public Future<Void> delete(SeriesKey series, ChunkHead chunk) {
    return write(
        "delete chunk " + series.runId(),
        () -> deletedChunks.computeIfAbsent(series, key -> new HashSet<>()).add(chunk.id()));
  }

  /** How many chunks a series has. */
  int chunkCount(String runId, String key) {
    return chunks(new SeriesKey(runId, key)).size();
  }

  private Future<Void> write(String call, Runnable effect) {
    Fate fate = fate(call);
    if (fate == Fate.DONE || fate == Fate.UNHEARD) {
      effect.run();
    } else if (fate == Fate.LATE) {
      late.add(effect);
    }
    return answer(call, fate);
  }

  private Fate fate(String call) {
    calls.add(call);
    return fates.apply(call);
  }

  private static Future<Void> answer(String call, Fate fate) {
    return switch (fate) {
      case DONE -> Future.succeededFuture();
      case REFUSED -> Future.failedFuture(new IllegalStateException(call + " is refused"));
      case LOST, UNHEARD, LATE ->
          Future.failedFuture(
              new HeadraceException(ErrorCode.TEMPORARILY_UNAVAILABLE, "No answer to " + call));
    };
  }

  private StoredRun stored(String runId, RunState run) {
    return run.isPurged()
        ? new StoredRun(run, 0, Generations.FIRST, 0)
        : new StoredRun(run, latestPosition(runId), generations(runId), 0);
  }

  /** The run as {@link io.headrace.store.StoredRuns} gives it. */
  Optional<RunState> read(String runId) {
    if (graves.containsKey(runId)) {
      Grave grave = graves.get(runId);
      return Optional.of(RunState.purged(runId, grave.experimentId, grave.position));
    }
    List<RunChange> changes = rows.get(runId);
    if (changes == null || !locations.containsKey(runId)) {
      return Optional.empty();
    }
    Optional<RunChange> purge = last(changes, RunChange::purged);
    if (purge.isPresent()) {
      return Optional.of(RunState.purged(runId, purge.get().experimentId(), lastPosition(changes)));
    }
    Optional<RunChange> run = last(changes, change -> change.run() != null);
    Optional<RunChange> checkpoint = last(changes, change -> change.checkpoint() != null);
    RunState state =
        new RunState(run.orElseThrow().run(), run.orElseThrow().deletion(), lastPosition(changes));
    checkpoint.ifPresent(
        change -> state.addMetrics(SegmentCodec.decode(change.checkpoint().duplicate())));
    long latestPosition = checkpoint.map(RunChange::position).orElse(0L);
    if (!state.status().ended()) {
      segments(runId).stream()
          .filter(segment -> segment.position > latestPosition)
          .forEach(segment -> state.addMetrics(points(segment)));
    }
    return Optional.of(state);
  }

  private static long lastPosition(List<RunChange> changes) {
    return changes.get(changes.size() - 1).position();
  }

  /** Deletes what is left of a run if it is purged, as deletion for good does. */
  void deleteIfPurged(String runId) {
    read(runId)
        .filter(RunState::isPurged)
        .ifPresent(run -> graves.put(runId, new Grave(run.experimentId(), run.position())));
  }

  /** Whether something of the run is to be seen but that it is deleted for good. */
  boolean hasRemains(String runId) {
    Grave grave = graves.get(runId);
    if (grave == null) {
      return rows.containsKey(runId);
    }
    return rows.getOrDefault(runId, List.of()).stream()
            .anyMatch(change -> change.position() > grave.position)
        || segments.getOrDefault(runId, new TreeMap<>()).values().stream()
            .flatMap(generation -> generation.segments().stream())
            .anyMatch(segment -> segment.position > grave.position)
        || chunks.keySet().stream()
            .anyMatch(series -> series.runId().equals(runId) && !chunks(series).isEmpty())
        || modelsOfRuns.getOrDefault(runId, Map.of()).values().stream()
            .anyMatch(position -> position > grave.position);
  }

  /** The models by which the points that they have of a run are found. */
  Set<String> modelsOf(String runId) {
    return modelsOfRuns.getOrDefault(runId, Map.of()).keySet();
  }

  /** Up to where the row's latest metrics go. */
  long latestPosition(String runId) {
    return last(rows.get(runId), change -> change.checkpoint() != null)
        .map(RunChange::position)
        .orElse(0L);
  }

  private static Optional<RunChange> last(
      List<RunChange> changes, Function<RunChange, Boolean> wanted) {
    return changes.stream().filter(wanted::apply).reduce((earlier, later) -> later);
  }

  /** All points of a metric that are stored, each once, as histories show them. */
  List<MetricPoint> history(String runId, String key) {
    MetricHistory history = new MetricHistory(key);
    segments(runId).forEach(segment -> history.addAll(points(segment)));
    chunks(new SeriesKey(runId, key))
        .values()
        .forEach(chunk -> history.addAll(ChunkCodec.decode(chunk.points())));
    history.settle();
    List<MetricPoint> points = new ArrayList<>();
    for (int i = 0; i < history.size(); i++) {
      points.add(new MetricPoint(key, history.step(i), history.timestamp(i), history.value(i)));
    }
    return points;
  }

  private static MetricColumns points(Segment segment) {
    return SegmentCodec.decode(segment.points.duplicate());
  }

  Set<ModelPoint> modelPoints() {
    return modelPoints;
  }
}
