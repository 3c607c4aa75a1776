package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.Row;
import io.headrace.metric.chunk.ChunkHead;
import io.headrace.metric.chunk.ChunkId;
import io.vertx.core.Future;
import java.util.List;

/**
 * Reads the chunks of a series from {@code metric_chunks}, in their order: some thousands when it
 * has a hundred million points.
 */
final class SelectChunks {

  /** A chunk's points in place, or its outline, take some kilobytes. */
  private static final int PAGE_ROWS = 200;

  private static final String HEADS =
      """
      last_position, level, part, digest, size, first_step, last_step, min_timestamp, max_timestamp\
      """;

  private static final String CQL =
      "SELECT %s FROM metric_chunks WHERE run_id = ? AND key = ?".formatted(HEADS + "%s");

  private static final String CQL_OF_HEADS = CQL.formatted("");
  private static final String CQL_OF_CHUNKS = CQL.formatted(", points");
  private static final String CQL_OF_OUTLINED = CQL.formatted(", points, outline");

  private final CassandraConnection cassandra;

  SelectChunks(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /** Reads what is beside the points. */
  Future<List<ChunkHead>> heads(SeriesKey series) {
    return execute(CQL_OF_HEADS, series, SelectChunks::head);
  }

  /** Reads the heads with the points in place. */
  Future<List<StoredChunk>> chunks(SeriesKey series) {
    return execute(
        CQL_OF_CHUNKS,
        series,
        row -> new StoredChunk(head(row), row.getByteBuffer("points"), null));
  }

  /** Reads the heads with the points in place, and the outlines of the others. */
  Future<List<StoredChunk>> outlined(SeriesKey series) {
    return execute(
        CQL_OF_OUTLINED,
        series,
        row ->
            new StoredChunk(head(row), row.getByteBuffer("points"), row.getByteBuffer("outline")));
  }

  private interface Reading<T> {
    T read(Row row);
  }

  private <T> Future<List<T>> execute(String cql, SeriesKey series, Reading<T> reading) {
    return cassandra
        .execute(
            cql,
            prepared ->
                prepared
                    .bind(series.runId(), series.key())
                    .setIdempotent(true)
                    .setPageSize(PAGE_ROWS))
        .compose(first -> RowPages.all(first, reading::read));
  }

  private static ChunkHead head(Row row) {
    return new ChunkHead(
        new ChunkId(
            row.getLong("last_position"),
            row.getInt("level"),
            row.getInt("part"),
            row.getLong("digest")),
        row.getInt("size"),
        row.getLong("first_step"),
        row.getLong("last_step"),
        row.getLong("min_timestamp"),
        row.getLong("max_timestamp"));
  }
}
