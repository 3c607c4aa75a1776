package io.headrace.store;

import io.vertx.core.Future;
import java.nio.ByteBuffer;

/** Writes one row of {@code metric_segments}. */
public final class InsertMetricSegment {

  private static final String CQL =
      """
      INSERT INTO metric_segments (run_id, generation, position, part, points)
      VALUES (?, ?, ?, ?, ?) USING TIMESTAMP ?
      """;

  private final CassandraConnection cassandra;

  public InsertMetricSegment(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /**
   * Writes a segment.
   *
   * @param generation that the run's segments are written to, see {@link RaiseGeneration}
   * @param position of the last event that has points in it
   * @param part from 0, when the points of one commit take several segments
   */
  public Future<Void> execute(
      String runId, int generation, long position, int part, ByteBuffer points) {
    return cassandra
        .execute(
            CQL,
            prepared ->
                prepared
                    .bind(runId, generation, position, part, points, position)
                    .setIdempotent(true))
        .mapEmpty();
  }
}
