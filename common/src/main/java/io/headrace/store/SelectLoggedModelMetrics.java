package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.Row;
import io.headrace.model.LoggedModelMetric;
import io.vertx.core.Future;
import java.util.List;

/**
 * Reads a partition of {@code logged_model_metrics}, a model's points, up to a limit; page by page.
 */
final class SelectLoggedModelMetrics {

  static final String COLUMNS =
      "metric_key, step, timestamp, value, dataset_name, dataset_digest, run_id";

  private static final int PAGE_ROWS = 2_000;

  private static final String CQL =
      "SELECT " + COLUMNS + " FROM logged_model_metrics WHERE model_id = ? LIMIT ?";

  private final CassandraConnection cassandra;

  SelectLoggedModelMetrics(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /** At most {@code limit} points; by key, dataset and run, within those newest first. */
  Future<List<LoggedModelMetric>> execute(String modelId, int limit) {
    return cassandra
        .execute(
            CQL,
            statement -> statement.bind(modelId, limit).setIdempotent(true).setPageSize(PAGE_ROWS))
        .compose(rows -> RowPages.all(rows, SelectLoggedModelMetrics::metric));
  }

  static LoggedModelMetric metric(Row row) {
    return new LoggedModelMetric(
        row.getString("metric_key"),
        row.getLong("step"),
        row.getLong("timestamp"),
        row.getDouble("value"),
        row.getString("dataset_name"),
        row.getString("dataset_digest"),
        row.getString("run_id"));
  }
}
