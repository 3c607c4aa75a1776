package io.headrace.store;

import io.headrace.metric.chunk.ChunkHead;
import io.headrace.metric.chunk.ChunkId;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads the points of one chunk, from where they stand. */
final class SelectChunkPoints {

  private static final String CQL =
      """
      SELECT points FROM %s
      WHERE run_id = ? AND key = ? AND last_position = ? AND level = ? AND part = ? AND digest = ?
      """;

  private static final String CQL_IN_PLACE = CQL.formatted("metric_chunks");
  private static final String CQL_APART = CQL.formatted("metric_chunk_points");

  private final CassandraConnection cassandra;

  SelectChunkPoints(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /** Its points; empty when it has been replaced. */
  Future<Optional<ByteBuffer>> execute(SeriesKey series, ChunkHead chunk) {
    ChunkId id = chunk.id();
    return cassandra
        .execute(
            chunk.hasPointsInPlace() ? CQL_IN_PLACE : CQL_APART,
            prepared ->
                prepared
                    .bind(
                        series.runId(),
                        series.key(),
                        id.lastPosition(),
                        id.level(),
                        id.part(),
                        id.digest())
                    .setIdempotent(true))
        .map(rows -> Optional.ofNullable(rows.one()).map(row -> row.getByteBuffer("points")));
  }
}
