package io.headrace.tracking.recorder;

import io.headrace.metric.chunk.Chunk;
import io.headrace.metric.chunk.ChunkHead;
import io.headrace.metric.chunk.Series;
import io.headrace.store.CassandraConnection;
import io.headrace.store.CompactionDue;
import io.headrace.store.Generations;
import io.headrace.store.RunBin;
import io.headrace.store.RunStub;
import io.headrace.store.SegmentGenerations;
import io.headrace.store.SeriesKey;
import io.headrace.store.StoredChunks;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The statements of the compactor. */
final class CassandraCompactionStore implements CompactionStore {

  private final SegmentGenerations generations;
  private final StoredChunks chunks;
  private final RunBin runs;

  CassandraCompactionStore(CassandraConnection cassandra) {
    this.generations = new SegmentGenerations(cassandra);
    this.chunks = new StoredChunks(cassandra);
    this.runs = new RunBin(cassandra);
  }

  @Override
  public Future<Generations> generations(CompactionDue due) {
    return generations.generations(due);
  }

  @Override
  public Future<Void> segments(
      String runId, int generation, long after, BiConsumer<Long, ByteBuffer> segments) {
    return generations.segments(runId, generation, after, segments);
  }

  @Override
  public Future<Void> markCompacted(CompactionDue due, int generation) {
    return generations.markCompacted(due, generation);
  }

  @Override
  public Future<Void> deleteSegments(String runId, int generation, long position) {
    return generations.deleteSegments(runId, generation, position);
  }

  @Override
  public Future<Void> done(CompactionDue due) {
    return generations.done(due);
  }

  @Override
  public Future<Boolean> isPurged(CompactionDue due) {
    return runs.find(due.runId()).map(found -> found.map(RunStub::purged).orElse(true));
  }

  @Override
  public Future<Void> insert(SeriesKey series, Chunk chunk) {
    return chunks.insert(series, chunk);
  }

  @Override
  public Future<List<ChunkHead>> heads(SeriesKey series) {
    return chunks.heads(series);
  }

  @Override
  public Future<Optional<Series>> points(SeriesKey series, ChunkHead chunk) {
    return chunks.find(series, chunk);
  }

  @Override
  public Future<Void> delete(SeriesKey series, ChunkHead chunk) {
    return chunks.delete(series, chunk);
  }
}
