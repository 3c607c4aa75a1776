package io.headrace.store;

import io.vertx.core.Future;

/**
 * Writes one row of {@code logged_models_by_run}: that a run has points which belong to a model.
 */
public final class InsertLoggedModelOfRun {

  private static final String CQL =
      "INSERT INTO logged_models_by_run (run_id, model_id) VALUES (?, ?) USING TIMESTAMP ?";

  private final CassandraConnection cassandra;

  public InsertLoggedModelOfRun(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /**
   * Writes it; again changes nothing.
   *
   * @param position of an event with such points
   */
  public Future<Void> execute(String runId, String modelId, long position) {
    return cassandra
        .execute(CQL, statement -> statement.bind(runId, modelId, position).setIdempotent(true))
        .mapEmpty();
  }
}
