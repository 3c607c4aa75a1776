package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import io.headrace.model.LoggedModel;
import io.vertx.core.Future;

/** Writes a new row of {@code logged_models}. */
final class InsertLoggedModel {

  // Conditional because the later changes are: their timestamps come from Paxos, a plain insert's
  // from a clock, and the two must not be weighed against each other.
  private static final String CQL =
      """
      INSERT INTO logged_models (model_id, experiment_id, name, model_type, source_run_id,
        artifact_uri, status, creation_time, last_update_time, params, tags,
        deletion_time, revision)
      VALUES (:model_id, :experiment_id, :name, :model_type, :source_run_id,
        :artifact_uri, :status, :creation_time, :last_update_time, :params, :tags,
        :deletion_time, :revision)
      IF NOT EXISTS
      """;

  private final CassandraConnection cassandra;

  InsertLoggedModel(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /** Whether it was written: not if there is a model with that id. */
  Future<Boolean> execute(StoredLoggedModel created) {
    LoggedModel model = created.model();
    return cassandra
        .execute(
            CQL,
            statement ->
                created
                    .bindChangesTo(statement.bind())
                    .setString("experiment_id", model.experimentId())
                    .setString("name", model.name())
                    .setString("model_type", model.modelType())
                    .setString("source_run_id", model.sourceRunId())
                    .setString("artifact_uri", model.artifactUri())
                    .setLong("creation_time", model.creationTime()))
        .map(AsyncResultSet::wasApplied);
  }
}
