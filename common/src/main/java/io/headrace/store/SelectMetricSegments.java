package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.Row;
import io.headrace.async.Repetition;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a run's segments from {@code metric_segments}, oldest first, page by page. */
final class SelectMetricSegments {

  /** A segment may be a megabyte or two, though most are far smaller. */
  private static final int PAGE_ROWS = 32;

  private static final String CQL =
      """
      SELECT position, points FROM metric_segments
      WHERE run_id = ? AND generation = ? AND position > ?
      """;

  private final CassandraConnection cassandra;

  SelectMetricSegments(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /**
   * A segment.
   *
   * @param position of the last event that has points in it
   * @param points as {@link io.headrace.metric.SegmentCodec} writes them
   */
  record Segment(long position, ByteBuffer points) {}

  /**
   * Reads the segments of some generations that hold events after a position; the first of them may
   * reach back before it.
   *
   * @param page takes some of them; the next are fetched when it is done
   */
  Future<Void> execute(
      String runId,
      Generations generations,
      long after,
      Function<List<Segment>, Future<Void>> page) {
    int[] next = {generations.compacted()};
    return Repetition.whileTrue(
        () ->
            next[0] <= generations.current()
                ? execute(runId, next[0]++, after, page).map(true)
                : Future.succeededFuture(false));
  }

  /** Reads those of one generation. */
  Future<Void> execute(
      String runId, int generation, long after, Function<List<Segment>, Future<Void>> page) {
    return cassandra
        .execute(
            CQL,
            prepared ->
                prepared.bind(runId, generation, after).setIdempotent(true).setPageSize(PAGE_ROWS))
        .compose(first -> RowPages.forEach(first, rows -> page.apply(segments(rows))));
  }

  private static List<Segment> segments(Iterable<Row> rows) {
    List<Segment> segments = new ArrayList<>();
    rows.forEach(
        row -> segments.add(new Segment(row.getLong("position"), row.getByteBuffer("points"))));
    return segments;
  }
}
