package io.headrace.store;

import io.headrace.metric.chunk.ChunkId;
import io.vertx.core.Future;

/**
 * Deletes a row of {@code metric_chunks}, or a partition of {@code metric_chunk_points}: see {@link
 * InsertChunk}.
 */
final class DeleteChunk {

  private static final String CQL =
      """
      DELETE FROM %s USING TIMESTAMP ?
      WHERE run_id = ? AND key = ? AND last_position = ? AND level = ? AND part = ? AND digest = ?
      """;

  private final CassandraConnection cassandra;
  private final String cql;

  private DeleteChunk(CassandraConnection cassandra, String table) {
    this.cassandra = cassandra;
    this.cql = CQL.formatted(table);
  }

  /** Of a chunk's head, with points that stand in place. */
  static DeleteChunk head(CassandraConnection cassandra) {
    return new DeleteChunk(cassandra, "metric_chunks");
  }

  /** Of points that stand apart. */
  static DeleteChunk points(CassandraConnection cassandra) {
    return new DeleteChunk(cassandra, "metric_chunk_points");
  }

  /**
   * Deletes it.
   *
   * @param position its last one, or a later one after which nothing of the run may be seen
   */
  Future<Void> execute(SeriesKey series, ChunkId id, long position) {
    return cassandra
        .execute(
            cql,
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
