package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import io.vertx.core.Future;

/**
 * Replaces an experiment's row in {@code experiments}, claims its new name and gives up the old
 * one, all or none.
 */
final class RenameExperiment {

  private static final String CQL =
      """
      BEGIN BATCH
        UPDATE experiments SET changed = :revision WHERE shelf = 'all';
        INSERT INTO experiments (shelf, kind, key, experiment_id, revision)
        VALUES ('all', 'name', :name, :experiment_id, :revision) IF NOT EXISTS;
        DELETE FROM experiments WHERE shelf = 'all' AND kind = 'name' AND key = :old_name
        IF experiment_id = :experiment_id;
        UPDATE experiments SET name = :name, artifact_location = :artifact_location,
          lifecycle_stage = :lifecycle_stage, creation_time = :creation_time,
          last_update_time = :last_update_time, tags = :tags, revision = :revision
        WHERE shelf = 'all' AND kind = 'id' AND key = :experiment_id IF revision = :expected;
      APPLY BATCH
      """;

  private final CassandraConnection cassandra;

  RenameExperiment(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /** Whether it was written: not if the name is claimed, or {@code before} is out of date. */
  Future<Boolean> execute(StoredExperiment renamed, StoredExperiment before) {
    return cassandra
        .execute(
            CQL,
            statement ->
                renamed
                    .bindTo(statement.bind())
                    .setString("old_name", before.experiment().name())
                    .setUuid("expected", before.revision()))
        .map(AsyncResultSet::wasApplied);
  }
}
