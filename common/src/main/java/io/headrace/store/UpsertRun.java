package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.headrace.event.Deletion;
import io.headrace.event.RunEvents;
import io.headrace.model.Run;
import io.vertx.core.Future;
import java.nio.ByteBuffer;

/**
 * Writes a run's row in {@code runs_by_experiment}, all but its metrics.
 *
 * <p>{@code end_time} stays unbound until the run has one: a bound null would be a tombstone in
 * every row, and an end time never goes away again.
 */
public final class UpsertRun {

  private static final String CQL =
      """
      INSERT INTO runs_by_experiment (
        experiment_id, bucket, run_id, name, user_id, status, start_time, end_time, artifact_uri,
        lifecycle_stage, deletion_time, deleted_with_experiment, params, tags, inputs, outputs, position)
      VALUES (
        :experiment_id, :bucket, :run_id, :name, :user_id, :status, :start_time, :end_time,
        :artifact_uri, :lifecycle_stage, :deletion_time, :deleted_with_experiment,
        :params, :tags, :inputs, :outputs, :position)
      USING TIMESTAMP :position_as_timestamp
      """;

  private final CassandraConnection cassandra;

  public UpsertRun(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /**
   * Writes the row.
   *
   * @param deletion {@code null} while the run is not deleted; stored as time 0, not as a tombstone
   * @param position of the last event that {@code run} shows
   */
  public Future<Void> execute(Run run, Deletion deletion, long position) {
    return cassandra.execute(CQL, prepared -> bind(prepared, run, deletion, position)).mapEmpty();
  }

  private static BoundStatement bind(
      PreparedStatement prepared, Run run, Deletion deletion, long position) {
    BoundStatementBuilder row =
        prepared
            .boundStatementBuilder()
            .setString("experiment_id", run.experimentId())
            .setInt("bucket", RunBuckets.of(run.runId()))
            .setString("run_id", run.runId())
            .setString("name", run.name())
            .setString("user_id", run.userId())
            .setString("status", run.status().name())
            .setLong("start_time", run.startTime())
            .setString("artifact_uri", run.artifactUri())
            .setString("lifecycle_stage", run.lifecycleStage().word())
            .setLong("deletion_time", deletion == null ? 0 : deletion.time())
            .setBoolean("deleted_with_experiment", deletion != null && deletion.withExperiment())
            .setMap("params", run.params(), String.class, String.class)
            .setMap("tags", run.tags(), String.class, String.class)
            .setByteBuffer("inputs", ByteBuffer.wrap(RunEvents.inputs(run).toByteArray()))
            .setByteBuffer("outputs", ByteBuffer.wrap(RunEvents.outputs(run).toByteArray()))
            .setLong("position", position)
            .setLong("position_as_timestamp", position)
            .setIdempotence(true);
    if (run.endTime() != null) {
      row = row.setLong("end_time", run.endTime());
    }
    return row.build();
  }
}
