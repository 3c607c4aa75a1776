package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.headrace.metric.chunk.Chunk;
import io.headrace.metric.chunk.ChunkHead;
import io.vertx.core.Future;

/**
 * Writes a row of {@code metric_chunks}, with the points if they stand in place, else with their
 * outline. Its timestamp is its last position, and so is that of its deletion: once deleted it
 * cannot come back.
 */
final class InsertChunk {

  private static final String CQL =
      """
      INSERT INTO metric_chunks (
        run_id, key, last_position, level, part, digest,
        size, first_step, last_step, min_timestamp, max_timestamp, points, outline)
      VALUES (
        :run_id, :key, :last_position, :level, :part, :digest,
        :size, :first_step, :last_step, :min_timestamp, :max_timestamp, :points, :outline)
      USING TIMESTAMP :position_as_timestamp
      """;

  private final CassandraConnection cassandra;

  InsertChunk(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  Future<Void> execute(SeriesKey series, Chunk chunk) {
    return cassandra.execute(CQL, prepared -> bind(prepared, series, chunk)).mapEmpty();
  }

  private static BoundStatement bind(PreparedStatement prepared, SeriesKey series, Chunk chunk) {
    ChunkHead head = chunk.head();
    BoundStatementBuilder row =
        prepared
            .boundStatementBuilder()
            .setString("run_id", series.runId())
            .setString("key", series.key())
            .setLong("last_position", head.id().lastPosition())
            .setLong("position_as_timestamp", head.id().lastPosition())
            .setInt("level", head.id().level())
            .setInt("part", head.id().part())
            .setLong("digest", head.id().digest())
            .setInt("size", head.size())
            .setLong("first_step", head.firstStep())
            .setLong("last_step", head.lastStep())
            .setLong("min_timestamp", head.minTimestamp())
            .setLong("max_timestamp", head.maxTimestamp())
            .setIdempotence(true);
    BoundStatementBuilder whole =
        head.hasPointsInPlace()
            ? row.setByteBuffer("points", chunk.points())
            : row.setByteBuffer("outline", chunk.outline());
    return whole.build();
  }
}
