package io.headrace.store;

import io.vertx.core.Future;

/**
 * Deletes one row of {@code logged_models}. Conditional as all its changes are; none of them, which
 * go by the row's revision, brings it back.
 */
final class DeleteLoggedModel {

  private static final String CQL = "DELETE FROM logged_models WHERE model_id = ? IF EXISTS";

  private final CassandraConnection cassandra;

  DeleteLoggedModel(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /** Deletes it; one that is gone is not missed. */
  Future<Void> execute(String modelId) {
    // May be sent again: who finds it gone is content.
    return cassandra
        .execute(CQL, statement -> statement.bind(modelId).setIdempotent(true))
        .mapEmpty();
  }
}
