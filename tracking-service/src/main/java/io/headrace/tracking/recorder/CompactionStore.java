package io.headrace.tracking.recorder;

import io.headrace.metric.chunk.Chunk;
import io.headrace.metric.chunk.ChunkHead;
import io.headrace.metric.chunk.Series;
import io.headrace.store.CompactionDue;
import io.headrace.store.Generations;
import io.headrace.store.SeriesKey;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Where the compactor finds segments and leaves chunks. Everything may be done again, and changes
 * nothing more. Futures fail with TEMPORARILY_UNAVAILABLE when the same may succeed later.
 */
interface CompactionStore {

  /** See {@link io.headrace.store.SegmentGenerations#generations}. */
  Future<Generations> generations(CompactionDue due);

  /** See {@link io.headrace.store.SegmentGenerations#segments}. */
  Future<Void> segments(
      String runId, int generation, long after, BiConsumer<Long, ByteBuffer> segments);

  /** See {@link io.headrace.store.SegmentGenerations#markCompacted}. */
  Future<Void> markCompacted(CompactionDue due, int generation);

  /** See {@link io.headrace.store.SegmentGenerations#deleteSegments}. */
  Future<Void> deleteSegments(String runId, int generation, long position);

  /** See {@link io.headrace.store.SegmentGenerations#done}. */
  Future<Void> done(CompactionDue due);

  /** Whether the run is deleted for good. */
  Future<Boolean> isPurged(CompactionDue due);

  /** See {@link io.headrace.store.StoredChunks#insert}. */
  Future<Void> insert(SeriesKey series, Chunk chunk);

  /** See {@link io.headrace.store.StoredChunks#heads}. */
  Future<List<ChunkHead>> heads(SeriesKey series);

  /** See {@link io.headrace.store.StoredChunks#find}. */
  Future<Optional<Series>> points(SeriesKey series, ChunkHead chunk);

  /** See {@link io.headrace.store.StoredChunks#delete}. */
  Future<Void> delete(SeriesKey series, ChunkHead chunk);
}
