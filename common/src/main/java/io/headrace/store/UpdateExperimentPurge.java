package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import io.headrace.store.ExperimentBin.Purge;
import io.vertx.core.Future;
import java.util.UUID;

/**
 * Changes how far the deletion for good of an experiment has come, in its row of {@code
 * experiments}.
 */
final class UpdateExperimentPurge {

  private static final String CQL =
      """
      BEGIN BATCH
        UPDATE experiments SET changed = :revision WHERE shelf = 'all';
        UPDATE experiments SET purge = :purge, revision = :revision
        WHERE shelf = 'all' AND kind = 'id' AND key = :experiment_id IF revision = :expected;
      APPLY BATCH
      """;

  private final CassandraConnection cassandra;

  UpdateExperimentPurge(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /** Whether it was written: not if {@code before} is out of date. */
  Future<Boolean> execute(StoredExperiment before, Purge purge, UUID revision) {
    return cassandra
        .execute(
            CQL,
            statement ->
                statement
                    .bind()
                    .setString("experiment_id", before.experiment().experimentId())
                    .setString("purge", purge.word())
                    .setUuid("revision", revision)
                    .setUuid("expected", before.revision()))
        .map(AsyncResultSet::wasApplied);
  }
}
