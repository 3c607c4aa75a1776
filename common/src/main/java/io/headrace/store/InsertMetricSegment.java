package io.headrace.store;

import io.vertx.core.Future;
import java.nio.ByteBuffer;

/** Writes one row of {@code metric_segments}. */
public final class InsertMetricSegment {

  /** The only generation until segments are compacted. */
  static final int GENERATION = 0;

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
   * @param position of the last event that has points in it
   * @param part from 0, when the points of one commit take several segments
   */
  public Future<Void> execute(String runId, long position, int part, ByteBuffer points) {
    return cassandra
        .execute(
            CQL,
            prepared ->
                prepared
                    .bind(runId, GENERATION, position, part, points, position)
                    .setIdempotent(true))
        .mapEmpty();
  }
}
