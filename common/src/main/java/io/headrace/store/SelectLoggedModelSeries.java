package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.Row;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads which series a partition of {@code logged_model_metrics} has: a row for each key, dataset
 * and run, however many points there are, page by page.
 */
final class SelectLoggedModelSeries {

  private static final int PAGE_ROWS = 1_000;

  private static final String CQL =
      """
      SELECT metric_key, dataset_name, dataset_digest, run_id FROM logged_model_metrics
      WHERE model_id = ? GROUP BY metric_key, dataset_name, dataset_digest, run_id
      """;

  private final CassandraConnection cassandra;

  SelectLoggedModelSeries(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /** Points of a model that have all but step, time and value in common. */
  record Series(
      String modelId, String key, String datasetName, String datasetDigest, String runId) {}

  /**
   * Reads the series of a model.
   *
   * @param page takes some of them; the next are fetched when it is done
   */
  Future<Void> execute(String modelId, Function<List<Series>, Future<Void>> page) {
    return cassandra
        .execute(
            CQL, statement -> statement.bind(modelId).setIdempotent(true).setPageSize(PAGE_ROWS))
        .compose(first -> RowPages.forEach(first, rows -> page.apply(series(modelId, rows))));
  }

  private static List<Series> series(String modelId, Iterable<Row> rows) {
    List<Series> series = new ArrayList<>();
    for (Row row : rows) {
      series.add(
          new Series(
              modelId,
              row.getString("metric_key"),
              row.getString("dataset_name"),
              row.getString("dataset_digest"),
              row.getString("run_id")));
    }
    return series;
  }
}
