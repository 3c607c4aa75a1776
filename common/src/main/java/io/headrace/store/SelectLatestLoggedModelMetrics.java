package io.headrace.store;

import io.headrace.model.LoggedModelMetric;
import io.vertx.core.Future;
import java.util.List;

/**
 * Reads the latest point of each series (key, dataset, run) of one partition of {@code
 * logged_model_metrics}: a row a series, however many points there are.
 */
final class SelectLatestLoggedModelMetrics {

  private static final String CQL =
      "SELECT "
          + SelectLoggedModelMetrics.COLUMNS
          + " FROM logged_model_metrics WHERE model_id = ?"
          + " GROUP BY metric_key, dataset_name, dataset_digest, run_id";

  private final CassandraConnection cassandra;

  SelectLatestLoggedModelMetrics(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /** By key, dataset and run. */
  Future<List<LoggedModelMetric>> execute(String modelId) {
    return cassandra
        .execute(CQL, statement -> statement.bind(modelId).setIdempotent(true))
        .compose(rows -> RowPages.all(rows, SelectLoggedModelMetrics::metric));
  }
}
