package io.headrace.store;

import io.headrace.event.LogPosition;
import io.vertx.core.Future;

/**
 * Deletes all points of a model: a partition of {@code logged_model_metrics}, one tombstone. No
 * model gets the id again, so it hides points that are logged later, too.
 */
final class DeleteLoggedModelMetrics {

  private static final String CQL =
      "DELETE FROM logged_model_metrics USING TIMESTAMP ? WHERE model_id = ?";

  private final CassandraConnection cassandra;

  DeleteLoggedModelMetrics(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  Future<Void> execute(String modelId) {
    return cassandra
        .execute(CQL, statement -> statement.bind(LogPosition.LAST, modelId).setIdempotent(true))
        .mapEmpty();
  }
}
