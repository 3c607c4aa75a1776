package io.headrace.store;

import io.vertx.core.Future;

/**
 * Deletes which models a run has points of: a partition of {@code logged_models_by_run}. Its
 * timestamp is that of {@link DeleteRun}.
 */
final class DeleteLoggedModelsOfRun {

  private static final String CQL =
      "DELETE FROM logged_models_by_run USING TIMESTAMP ? WHERE run_id = ?";

  private final CassandraConnection cassandra;

  DeleteLoggedModelsOfRun(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  Future<Void> execute(RunStub run) {
    return cassandra
        .execute(CQL, statement -> statement.bind(run.position(), run.runId()).setIdempotent(true))
        .mapEmpty();
  }
}
