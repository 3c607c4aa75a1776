package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import io.vertx.core.Future;
import java.util.UUID;

/** Replaces an experiment's row in {@code experiments}; its name stays. */
final class UpdateExperiment {

  private static final String CQL =
      """
      BEGIN BATCH
        UPDATE experiments SET changed = :revision WHERE shelf = 'all';
        UPDATE experiments SET name = :name, artifact_location = :artifact_location,
          lifecycle_stage = :lifecycle_stage, creation_time = :creation_time,
          last_update_time = :last_update_time, tags = :tags, revision = :revision
        WHERE shelf = 'all' AND kind = 'id' AND key = :experiment_id IF revision = :expected;
      APPLY BATCH
      """;

  private final CassandraConnection cassandra;

  UpdateExperiment(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /** Whether it was written: not if the row is no longer of revision {@code expected}. */
  Future<Boolean> execute(StoredExperiment changed, UUID expected) {
    return cassandra
        .execute(CQL, statement -> changed.bindTo(statement.bind()).setUuid("expected", expected))
        .map(AsyncResultSet::wasApplied);
  }
}
