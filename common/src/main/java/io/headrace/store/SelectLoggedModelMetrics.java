package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import io.headrace.model.LoggedModelMetric;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one partition of {@code logged_model_metrics}: every point of a model, page by page. Few as
 * a rule, as points belong to a model only when it was evaluated.
 */
final class SelectLoggedModelMetrics {

  private static final int PAGE_ROWS = 2_000;

  private static final String CQL =
      """
      SELECT metric_key, step, timestamp, value, dataset_name, dataset_digest, run_id
      FROM logged_model_metrics WHERE model_id = ?
      """;

  private final CassandraConnection cassandra;

  SelectLoggedModelMetrics(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /** By key, dataset and run; within those by step, timestamp and value. */
  Future<List<LoggedModelMetric>> execute(String modelId) {
    List<LoggedModelMetric> metrics = new ArrayList<>();
    return cassandra
        .execute(
            CQL, statement -> statement.bind(modelId).setIdempotent(true).setPageSize(PAGE_ROWS))
        .compose(rows -> addPages(rows, metrics))
        .map(done -> List.copyOf(metrics));
  }

  private static Future<Void> addPages(AsyncResultSet rows, List<LoggedModelMetric> metrics) {
    rows.currentPage().forEach(row -> metrics.add(metric(row)));
    return rows.hasMorePages()
        ? DriverFutures.of(rows.fetchNextPage()).compose(next -> addPages(next, metrics))
        : Future.succeededFuture();
  }

  private static LoggedModelMetric metric(Row row) {
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
