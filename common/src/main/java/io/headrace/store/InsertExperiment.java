package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.vertx.core.Future;

/**
 * Writes a new experiment, the claim on its name and the next id into {@code experiments}: two rows
 * and the partition's head, all or none.
 */
final class InsertExperiment {

  private static final String CQL =
      """
      BEGIN BATCH
        UPDATE experiments SET next_id = :following_id, changed = :revision
        WHERE shelf = 'all' IF next_id = :expected_id;
        INSERT INTO experiments (shelf, kind, key, experiment_id, revision)
        VALUES ('all', 'name', :name, :experiment_id, :revision) IF NOT EXISTS;
        INSERT INTO experiments (shelf, kind, key, experiment_id, name, artifact_location,
          lifecycle_stage, creation_time, last_update_time, tags, revision)
        VALUES ('all', 'id', :experiment_id, :experiment_id, :name, :artifact_location,
          :lifecycle_stage, :creation_time, :last_update_time, :tags, :revision) IF NOT EXISTS;
      APPLY BATCH
      """;

  private final CassandraConnection cassandra;

  InsertExperiment(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /** Whether it was written: not if the name is claimed, or the id is no longer the next one. */
  Future<Boolean> execute(StoredExperiment created) {
    return cassandra
        .execute(CQL, statement -> bind(statement, created))
        .map(AsyncResultSet::wasApplied);
  }

  private static BoundStatement bind(PreparedStatement statement, StoredExperiment created) {
    long id = Long.parseLong(created.experiment().experimentId());
    BoundStatement bound = created.bindTo(statement.bind()).setLong("following_id", id + 1);
    // The first experiment of all finds no next id.
    return id == 0 ? bound.setToNull("expected_id") : bound.setLong("expected_id", id);
  }
}
