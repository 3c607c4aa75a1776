package io.headrace.store;

import io.headrace.metric.chunk.ChunkId;
import io.vertx.core.Future;

/** Deletes a row of {@code metric_chunks}: see {@link InsertChunk}. */
final class DeleteChunk {

  private static final String CQL =
      """
      DELETE FROM metric_chunks USING TIMESTAMP ?
      WHERE run_id = ? AND key = ? AND last_position = ? AND level = ? AND part = ? AND digest = ?
      """;

  private final CassandraConnection cassandra;

  DeleteChunk(CassandraConnection cassandra) {
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
