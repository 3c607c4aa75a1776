package io.headrace.store;

import io.vertx.core.Future;

/**
 * Deletes all segments of a run: a partition of {@code metric_segments}, one tombstone however many
 * points there are. Its timestamp is that of {@link DeleteRun}.
 */
final class DeleteMetricSegments {

  private static final String CQL =
      "DELETE FROM metric_segments USING TIMESTAMP ? WHERE run_id = ? AND generation = ?";

  private final CassandraConnection cassandra;

  DeleteMetricSegments(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  Future<Void> execute(RunStub run) {
    return cassandra
        .execute(
            CQL,
            prepared ->
                prepared
                    .bind(run.position(), run.runId(), InsertMetricSegment.GENERATION)
                    .setIdempotent(true))
        .mapEmpty();
  }
}
