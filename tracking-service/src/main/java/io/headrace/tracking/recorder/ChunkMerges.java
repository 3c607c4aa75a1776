package io.headrace.tracking.recorder;

import io.headrace.async.Lanes;
import io.headrace.metric.chunk.Chunk;
import io.headrace.metric.chunk.ChunkHead;
import io.headrace.metric.chunk.ChunkTiers;
import io.headrace.metric.chunk.SeriesBuilder;
import io.headrace.store.SeriesKey;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/**
 * Merges small chunks of a run's series into larger ones, as {@link ChunkTiers} says: first the
 * merged chunks are written, then those that they replace are deleted.
 */
final class ChunkMerges {

  /** Series that are looked at, or merged if they have few points, at the same time. */
  private static final int AT_ONCE = 16;

  /** What a merge of many points has in memory is a matter of tens of megabytes. */
  private static final int FEW_POINTS = 32_768;

  private record Merge(SeriesKey series, List<ChunkHead> replaced) {
    int points() {
      return replaced.stream().mapToInt(ChunkHead::size).sum();
    }
  }

  private final CompactionStore store;
  private final String runId;
  private final CompactorMetrics metrics;

  ChunkMerges(CompactionStore store, String runId, CompactorMetrics metrics) {
    this.store = store;
    this.runId = runId;
    this.metrics = metrics;
  }

  /** Does what is due of some metrics, until nothing is. */
  Future<Void> of(Collection<String> keys) {
    Queue<Merge> due = new ConcurrentLinkedQueue<>();
    return Lanes.forEach(AT_ONCE, List.copyOf(keys), key -> look(new SeriesKey(runId, key), due))
        .compose(looked -> merge(due, AT_ONCE, merge -> merge.points() <= FEW_POINTS))
        .compose(merged -> merge(due, 1, merge -> merge.points() > FEW_POINTS))
        .compose(
            merged ->
                due.isEmpty()
                    ? Future.succeededFuture()
                    : of(due.stream().map(merge -> merge.series.key()).toList()));
  }

  private Future<Void> look(SeriesKey series, Queue<Merge> due) {
    return store
        .heads(series)
        .map(
            heads -> {
              ChunkTiers.due(heads).ifPresent(replaced -> due.add(new Merge(series, replaced)));
              return null;
            });
  }

  private Future<Void> merge(Queue<Merge> due, int atOnce, Predicate<Merge> which) {
    return Lanes.forEach(atOnce, due.stream().filter(which).toList(), this::merge);
  }

  private Future<Void> merge(Merge merge) {
    SeriesBuilder points = new SeriesBuilder(merge.points());
    return Lanes.forEach(
            1,
            merge.replaced,
            chunk ->
                store
                    .points(merge.series, chunk)
                    .map(
                        series -> {
                          points.addAll(series);
                          return null;
                        }))
        .compose(
            read ->
                Lanes.forEach(
                    1,
                    ChunkTiers.merged(points.build(), merge.replaced),
                    chunk -> insert(merge.series, chunk)))
        .compose(
            written ->
                Lanes.forEach(1, merge.replaced, chunk -> store.delete(merge.series, chunk)));
  }

  private Future<Void> insert(SeriesKey series, Chunk chunk) {
    metrics.written(chunk.head().size(), chunk.points().remaining());
    return store.insert(series, chunk);
  }

  /** Deletes all chunks of some metrics. */
  Future<Void> deleteAll(Collection<String> keys) {
    return Lanes.forEach(AT_ONCE, List.copyOf(keys), key -> deleteAll(new SeriesKey(runId, key)));
  }

  private Future<Void> deleteAll(SeriesKey series) {
    return store
        .heads(series)
        .compose(heads -> Lanes.forEach(1, heads, head -> store.delete(series, head)));
  }
}
