package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.Row;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Reads a run's segments from {@code metric_segments}, oldest first, page by page. */
public final class SelectMetricSegments {

  /** A segment may be megabytes. */
  private static final int PAGE_ROWS = 100;

  private static final String CQL =
      "SELECT points FROM metric_segments WHERE run_id = ? AND generation = ? AND position > ?";

  private final CassandraConnection cassandra;

  public SelectMetricSegments(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /**
   * Reads the segments that hold events after a position; the first of them may reach back before
   * it.
   *
   * @param segment called for each, one at a time
   */
  public Future<Void> execute(String runId, long after, Consumer<ByteBuffer> segment) {
    return cassandra
        .execute(
            CQL,
            prepared ->
                prepared
                    .bind(runId, InsertMetricSegment.GENERATION, after)
                    .setIdempotent(true)
                    .setPageSize(PAGE_ROWS))
        .compose(rows -> RowPages.forEach(rows, page -> handOver(page, segment)));
  }

  private static Future<Void> handOver(Iterable<Row> page, Consumer<ByteBuffer> segment) {
    for (Row row : page) {
      segment.accept(row.getByteBuffer("points"));
    }
    return Future.succeededFuture();
  }
}
