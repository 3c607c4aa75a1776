package io.headrace.store;

import io.vertx.core.Future;

/**
 * Deletes the segments of one generation of a run: a partition of {@code metric_segments}, one
 * tombstone however many points there are.
 */
final class DeleteMetricSegments {

  private static final String CQL =
      "DELETE FROM metric_segments USING TIMESTAMP ? WHERE run_id = ? AND generation = ?";

  private final CassandraConnection cassandra;

  DeleteMetricSegments(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /**
   * Deletes them.
   *
   * @param position of the last segment that goes
   */
  Future<Void> execute(String runId, int generation, long position) {
    return cassandra
        .execute(CQL, prepared -> prepared.bind(position, runId, generation).setIdempotent(true))
        .mapEmpty();
  }
}
