package io.headrace.tracking.recorder;

import io.headrace.async.Lanes;
import io.headrace.log.Waiting;
import io.headrace.metric.chunk.Chunk;
import io.headrace.metric.chunk.ChunkHead;
import io.headrace.metric.chunk.ChunkTiers;
import io.headrace.metric.chunk.Series;
import io.headrace.metric.chunk.SeriesBuilder;
import io.headrace.store.SeriesKey;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Merges small chunks of a run's series into larger ones, as {@link ChunkTiers} says: first the
 * merged chunks are written, then those that they replace are deleted. Blocks its thread, on which
 * it also sorts and encodes.
 */
final class ChunkMerges {

  /** Statements under way at the same time. */
  private static final int AT_ONCE = 16;

  /** Merges of few points are done together; one of many alone. */
  private static final int POINTS_AT_ONCE = 128 * 1024;

  private record Merge(SeriesKey series, List<ChunkHead> replaced) {
    int points() {
      return replaced.stream().mapToInt(ChunkHead::size).sum();
    }
  }

  private record Piece(SeriesKey series, ChunkHead head) {}

  private record Merged(SeriesKey series, Chunk chunk) {}

  private final CompactionStore store;
  private final Waiting waiting;
  private final String runId;
  private final CompactorMetrics metrics;

  ChunkMerges(CompactionStore store, Waiting waiting, String runId, CompactorMetrics metrics) {
    this.store = store;
    this.waiting = waiting;
    this.runId = runId;
    this.metrics = metrics;
  }

  /** Does what is due of some metrics, until nothing is. */
  void run(Collection<String> keys) throws InterruptedException {
    List<Merge> due = due(keys);
    while (!due.isEmpty()) {
      for (List<Merge> group : groups(due)) {
        merge(group);
      }
      due = due(due.stream().map(merge -> merge.series.key()).toList());
    }
  }

  private List<Merge> due(Collection<String> keys) throws InterruptedException {
    Queue<Merge> due = new ConcurrentLinkedQueue<>();
    waiting.outlastOutage(
        () -> {
          due.clear();
          return Lanes.forEach(AT_ONCE, List.copyOf(keys), key -> look(key, due));
        });
    return List.copyOf(due);
  }

  private Future<Void> look(String key, Queue<Merge> due) {
    SeriesKey series = new SeriesKey(runId, key);
    return store
        .heads(series)
        .map(
            heads -> {
              ChunkTiers.due(heads).ifPresent(replaced -> due.add(new Merge(series, replaced)));
              return null;
            });
  }

  private static List<List<Merge>> groups(List<Merge> merges) {
    List<List<Merge>> groups = new ArrayList<>();
    int points = POINTS_AT_ONCE;
    for (Merge merge : merges) {
      if (points + merge.points() > POINTS_AT_ONCE) {
        groups.add(new ArrayList<>());
        points = 0;
      }
      points += merge.points();
      groups.get(groups.size() - 1).add(merge);
    }
    return groups;
  }

  private void merge(List<Merge> group) throws InterruptedException {
    Map<Piece, Series> read = read(group);
    List<Merged> merged = new ArrayList<>();
    List<Piece> replaced = new ArrayList<>();
    for (Merge merge : group) {
      List<Piece> pieces = pieces(merge);
      // If one is gone, another compactor has merged them.
      if (read.keySet().containsAll(pieces)) {
        SeriesBuilder points = new SeriesBuilder(merge.points());
        pieces.forEach(piece -> points.addAll(read.get(piece)));
        ChunkTiers.merged(points.build(), merge.replaced)
            .forEach(chunk -> merged.add(new Merged(merge.series, chunk)));
        replaced.addAll(pieces);
      }
    }
    waiting.outlastOutage(() -> Lanes.forEach(AT_ONCE, merged, this::insert));
    waiting.outlastOutage(
        () -> Lanes.forEach(AT_ONCE, replaced, piece -> store.delete(piece.series, piece.head)));
  }

  private static List<Piece> pieces(Merge merge) {
    return merge.replaced.stream().map(head -> new Piece(merge.series, head)).toList();
  }

  private Map<Piece, Series> read(List<Merge> group) throws InterruptedException {
    List<Piece> pieces = group.stream().flatMap(merge -> pieces(merge).stream()).toList();
    Map<Piece, Series> read = new ConcurrentHashMap<>();
    waiting.outlastOutage(() -> Lanes.forEach(AT_ONCE, pieces, piece -> read(piece, read)));
    return read;
  }

  private Future<Void> read(Piece piece, Map<Piece, Series> read) {
    return store
        .points(piece.series, piece.head)
        .map(
            found -> {
              found.ifPresent(points -> read.put(piece, points));
              return null;
            });
  }

  private Future<Void> insert(Merged merged) {
    metrics.written(merged.chunk.head().size(), merged.chunk.points().remaining());
    return store.insert(merged.series, merged.chunk);
  }
}
