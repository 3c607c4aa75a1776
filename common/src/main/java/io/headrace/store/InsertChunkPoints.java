package io.headrace.store;

import io.headrace.metric.chunk.Chunk;
import io.headrace.metric.chunk.ChunkId;
import io.vertx.core.Future;

/** Writes a row of {@code metric_chunk_points}; its timestamp is that of {@link InsertChunk}. */
final class InsertChunkPoints {

  private static final String CQL =
      """
      INSERT INTO metric_chunk_points (
        run_id, key, last_position, level, part, digest, points)
      VALUES (?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ?
      """;

  private final CassandraConnection cassandra;

  InsertChunkPoints(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  Future<Void> execute(SeriesKey series, Chunk chunk) {
    ChunkId id = chunk.head().id();
    return cassandra
        .execute(
            CQL,
            prepared ->
                prepared
                    .bind(
                        series.runId(),
                        series.key(),
                        id.lastPosition(),
                        id.level(),
                        id.part(),
                        id.digest(),
                        chunk.points(),
                        id.lastPosition())
                    .setIdempotent(true))
        .mapEmpty();
  }
}
