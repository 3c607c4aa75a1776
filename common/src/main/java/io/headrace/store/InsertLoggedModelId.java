package io.headrace.store;

import io.headrace.model.LoggedModel;
import io.vertx.core.Future;

/** Writes one row of {@code logged_models_by_experiment}. */
final class InsertLoggedModelId {

  private static final String CQL =
      """
      INSERT INTO logged_models_by_experiment (experiment_id, creation_time, model_id)
      VALUES (?, ?, ?)
      """;

  private final CassandraConnection cassandra;

  InsertLoggedModelId(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /** Writes it; again changes nothing. */
  Future<Void> execute(LoggedModel model) {
    return cassandra
        .execute(
            CQL,
            statement ->
                statement
                    .bind(model.experimentId(), model.creationTime(), model.modelId())
                    .setIdempotent(true))
        .mapEmpty();
  }
}
