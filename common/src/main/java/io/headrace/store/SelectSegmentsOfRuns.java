package io.headrace.store;

import io.headrace.store.SelectMetricSegments.Segment;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Reads all segments of one generation of some runs from {@code metric_segments}: partitions that
 * are small, since who has them reads those of many runs with one request.
 */
final class SelectSegmentsOfRuns {

  /** A segment may be a megabyte or two, though most are far smaller. */
  private static final int PAGE_ROWS = 100;

  private static final String CQL =
      "SELECT run_id, position, points FROM metric_segments WHERE run_id IN ? AND generation = ?";

  private final CassandraConnection cassandra;

  SelectSegmentsOfRuns(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /**
   * Hands over the segments.
   *
   * @param segment takes a run's id and a segment of it, on a worker thread, one after the other
   */
  Future<Void> execute(List<String> runIds, int generation, BiConsumer<String, Segment> segment) {
    return cassandra
        .execute(
            CQL,
            prepared ->
                prepared.bind(runIds, generation).setIdempotent(true).setPageSize(PAGE_ROWS))
        .compose(
            first ->
                RowPages.forEach(
                    first,
                    rows ->
                        cassandra.onWorker(
                            () -> {
                              rows.forEach(
                                  row -> {
                                    ByteBuffer points = row.getByteBuffer("points");
                                    segment.accept(
                                        row.getString("run_id"),
                                        new Segment(row.getLong("position"), points));
                                  });
                              return null;
                            })));
  }
}
