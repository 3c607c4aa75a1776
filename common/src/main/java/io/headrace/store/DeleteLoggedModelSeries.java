package io.headrace.store;

import io.headrace.store.SelectLoggedModelSeries.Series;
import io.vertx.core.Future;

/**
 * Deletes the points of one series of a model: a range of a partition of {@code
 * logged_model_metrics}, one tombstone.
 */
final class DeleteLoggedModelSeries {

  private static final String CQL =
      """
      DELETE FROM logged_model_metrics USING TIMESTAMP ?
      WHERE model_id = ? AND metric_key = ? AND dataset_name = ? AND dataset_digest = ?
        AND run_id = ?
      """;

  private final CassandraConnection cassandra;

  DeleteLoggedModelSeries(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /**
   * Deletes the points.
   *
   * @param position up to which they were logged
   */
  Future<Void> execute(Series series, long position) {
    return cassandra
        .execute(
            CQL,
            statement ->
                statement
                    .bind(
                        position,
                        series.modelId(),
                        series.key(),
                        series.datasetName(),
                        series.datasetDigest(),
                        series.runId())
                    .setIdempotent(true))
        .mapEmpty();
  }
}
