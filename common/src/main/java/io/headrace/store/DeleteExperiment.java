package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import io.vertx.core.Future;
import java.util.UUID;

/** Deletes an experiment's row and the claim on its name from {@code experiments}, both or none. */
final class DeleteExperiment {

  private static final String CQL =
      """
      BEGIN BATCH
        UPDATE experiments SET changed = :revision WHERE shelf = 'all';
        DELETE FROM experiments WHERE shelf = 'all' AND kind = 'name' AND key = :name
        IF experiment_id = :experiment_id;
        DELETE FROM experiments WHERE shelf = 'all' AND kind = 'id' AND key = :experiment_id
        IF revision = :expected;
      APPLY BATCH
      """;

  private final CassandraConnection cassandra;

  DeleteExperiment(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /** Whether it was deleted: not if {@code before} is out of date. */
  Future<Boolean> execute(StoredExperiment before, UUID revision) {
    return cassandra
        .execute(
            CQL,
            statement ->
                statement
                    .bind()
                    .setString("experiment_id", before.experiment().experimentId())
                    .setString("name", before.experiment().name())
                    .setUuid("revision", revision)
                    .setUuid("expected", before.revision()))
        .map(AsyncResultSet::wasApplied);
  }
}
