package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import io.vertx.core.Future;
import java.util.UUID;

/** Replaces what can change in a row of {@code logged_models}. */
final class UpdateLoggedModel {

  private static final String CQL =
      """
      UPDATE logged_models SET status = :status, last_update_time = :last_update_time,
        params = :params, tags = :tags, deletion_time = :deletion_time,
        revision = :revision
      WHERE model_id = :model_id IF revision = :expected
      """;

  private final CassandraConnection cassandra;

  UpdateLoggedModel(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /** Whether it was written: not if the row is no longer of revision {@code expected}. */
  Future<Boolean> execute(StoredLoggedModel changed, UUID expected) {
    return cassandra
        .execute(
            CQL, statement -> changed.bindChangesTo(statement.bind()).setUuid("expected", expected))
        .map(AsyncResultSet::wasApplied);
  }
}
