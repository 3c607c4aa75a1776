package io.headrace.store;

import io.vertx.core.Future;

/** Deletes one row of {@code logged_models_by_experiment}. */
final class DeleteLoggedModelId {

  private static final String CQL =
      """
      DELETE FROM logged_models_by_experiment
      WHERE experiment_id = ? AND creation_time = ? AND model_id = ?
      """;

  private final CassandraConnection cassandra;

  DeleteLoggedModelId(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  Future<Void> execute(String experimentId, long creationTime, String modelId) {
    return cassandra
        .execute(
            CQL,
            statement -> statement.bind(experimentId, creationTime, modelId).setIdempotent(true))
        .mapEmpty();
  }
}
