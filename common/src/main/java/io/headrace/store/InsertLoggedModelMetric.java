package io.headrace.store;

import io.headrace.model.LoggedModelMetric;
import io.vertx.core.Future;

/** Writes one row of {@code logged_model_metrics}: a point that belongs to a logged model. */
public final class InsertLoggedModelMetric {

  private static final String CQL =
      """
      INSERT INTO logged_model_metrics (
        model_id, metric_key, dataset_name, dataset_digest, run_id, step, timestamp, value)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ?
      """;

  private final CassandraConnection cassandra;

  public InsertLoggedModelMetric(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /**
   * Writes a point; the same one again changes nothing.
   *
   * @param position of the event that it came with
   */
  public Future<Void> execute(String modelId, LoggedModelMetric metric, long position) {
    return cassandra
        .execute(
            CQL,
            statement ->
                statement
                    .bind(
                        modelId,
                        metric.key(),
                        metric.datasetName(),
                        metric.datasetDigest(),
                        metric.runId(),
                        metric.step(),
                        metric.timestamp(),
                        metric.value(),
                        position)
                    .setIdempotent(true))
        .mapEmpty();
  }
}
