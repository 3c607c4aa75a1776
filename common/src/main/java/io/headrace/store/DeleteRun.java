package io.headrace.store;

import io.vertx.core.Future;

/**
 * Deletes one run's row of {@code runs_by_experiment}, with the position of the event that deleted
 * the run for good as timestamp: everything of the run that is ever written has a position up to
 * there, so nothing that is written once more, or late, is seen again.
 */
final class DeleteRun {

  private static final String CQL =
      """
      DELETE FROM runs_by_experiment USING TIMESTAMP ?
      WHERE experiment_id = ? AND bucket = ? AND run_id = ?
      """;

  private final CassandraConnection cassandra;

  DeleteRun(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  Future<Void> execute(RunStub run) {
    return cassandra
        .execute(
            CQL,
            prepared ->
                prepared
                    .bind(
                        run.position(), run.experimentId(), RunBuckets.of(run.runId()), run.runId())
                    .setIdempotent(true))
        .mapEmpty();
  }
}
