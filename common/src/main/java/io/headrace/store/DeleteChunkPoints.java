package io.headrace.store;

import io.headrace.metric.chunk.ChunkId;
import io.vertx.core.Future;

/** Deletes a partition of {@code metric_chunk_points}: see {@link InsertChunk}. */
final class DeleteChunkPoints {

  private static final String CQL =
      """
      DELETE FROM metric_chunk_points USING TIMESTAMP ?
      WHERE run_id = ? AND key = ? AND last_position = ? AND level = ? AND part = ? AND digest = ?
      """;

  private final CassandraConnection cassandra;

  DeleteChunkPoints(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /**
   * Deletes it.
   *
   * @param position its last one, or a later one after which nothing of the run may be seen
   */
  Future<Void> execute(SeriesKey series, ChunkId id, long position) {
    return cassandra
        .execute(
            CQL,
            prepared ->
                prepared
                    .bind(
                        position,
                        series.runId(),
                        series.key(),
                        id.lastPosition(),
                        id.level(),
                        id.part(),
                        id.digest())
                    .setIdempotent(true))
        .mapEmpty();
  }
}
