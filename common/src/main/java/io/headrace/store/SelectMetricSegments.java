package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.Row;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a run's segments from {@code metric_segments}, oldest first, page by page. */
public final class SelectMetricSegments {

  /** A segment may be a megabyte or two, though most are far smaller. */
  private static final int PAGE_ROWS = 16;

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
   * @param page takes some of them; the next are fetched when it is done
   */
  public Future<Void> execute(
      String runId, long after, Function<List<ByteBuffer>, Future<Void>> page) {
    return cassandra
        .execute(
            CQL,
            prepared ->
                prepared
                    .bind(runId, InsertMetricSegment.GENERATION, after)
                    .setIdempotent(true)
                    .setPageSize(PAGE_ROWS))
        .compose(first -> RowPages.forEach(first, rows -> page.apply(segments(rows))));
  }

  private static List<ByteBuffer> segments(Iterable<Row> rows) {
    List<ByteBuffer> segments = new ArrayList<>();
    rows.forEach(row -> segments.add(row.getByteBuffer("points")));
    return segments;
  }
}
