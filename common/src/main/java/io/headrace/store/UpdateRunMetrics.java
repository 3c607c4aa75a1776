package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.vertx.core.Future;
import java.nio.ByteBuffer;

/**
 * Notes in a run's row that segments follow its checkpoint and, now and then, writes a checkpoint
 * of its latest metrics, so that whoever loads the run reads few segments.
 */
public final class UpdateRunMetrics {

  private static final String NOTE =
      """
      INSERT INTO runs_by_experiment (experiment_id, bucket, run_id, metrics_position)
      VALUES (?, ?, ?, ?) USING TIMESTAMP ?
      """;
  private static final String CHECKPOINT =
      """
      INSERT INTO runs_by_experiment (
        experiment_id, bucket, run_id, metrics_position, latest, latest_position)
      VALUES (?, ?, ?, ?, ?, ?) USING TIMESTAMP ?
      """;

  private final CassandraConnection cassandra;

  public UpdateRunMetrics(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /** Notes that there are segments up to {@code position}, if not further. */
  public Future<Void> note(String experimentId, String runId, long position) {
    int bucket = RunBuckets.of(runId);
    return cassandra
        .execute(
            NOTE, prepared -> idempotent(prepared, experimentId, bucket, runId, position, position))
        .mapEmpty();
  }

  /**
   * Notes the same, with the latest metrics at that position.
   *
   * @param latest a segment with one point a key
   */
  public Future<Void> checkpoint(
      String experimentId, String runId, long position, ByteBuffer latest) {
    int bucket = RunBuckets.of(runId);
    return cassandra
        .execute(
            CHECKPOINT,
            prepared ->
                idempotent(
                    prepared, experimentId, bucket, runId, position, latest, position, position))
        .mapEmpty();
  }

  private static BoundStatement idempotent(PreparedStatement prepared, Object... values) {
    return prepared.bind(values).setIdempotent(true);
  }
}
