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
 * Writes what changed of a run's row in {@code runs_by_experiment}, whole or not at all: its
 * position vouches for everything up to it.
 *
 * <p>A column that does not change stays unbound, and so does {@code end_time} until the run has
 * one: a bound null would be a tombstone in every row, and an end time never goes away again. Nor
 * does a deletion for good.
 */
public final class UpsertRun {

  private static final String CQL =
      """
      INSERT INTO runs_by_experiment (
        experiment_id, bucket, run_id, name, user_id, status, start_time, end_time, artifact_uri,
        lifecycle_stage, deletion_time, deleted_with_experiment, params, tags, inputs, outputs,
        latest, latest_position, generation_weight,
        purged, position)
      VALUES (
        :experiment_id, :bucket, :run_id, :name, :user_id, :status, :start_time, :end_time,
        :artifact_uri, :lifecycle_stage, :deletion_time, :deleted_with_experiment,
        :params, :tags, :inputs, :outputs,
        :latest, :latest_position, :generation_weight,
        :purged, :position)
      USING TIMESTAMP :position_as_timestamp
      """;

  private final CassandraConnection cassandra;

  public UpsertRun(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  public Future<Void> execute(RunChange change) {
    return cassandra.execute(CQL, prepared -> bind(prepared, change)).mapEmpty();
  }

  private static BoundStatement bind(PreparedStatement prepared, RunChange change) {
    BoundStatementBuilder row =
        prepared
            .boundStatementBuilder()
            .setString("experiment_id", change.experimentId())
            .setInt("bucket", RunBuckets.of(change.runId()))
            .setString("run_id", change.runId())
            .setLong("position", change.position())
            .setLong("position_as_timestamp", change.position())
            .setIdempotence(true);
    if (change.run() != null) {
      row = bindRun(row, change.run(), change.deletion());
    }
    if (change.checkpoint() != null) {
      row =
          row.setByteBuffer("latest", change.checkpoint())
              .setLong("latest_position", change.position())
              .setLong("generation_weight", change.generationWeight());
    }
    if (change.purged()) {
      row = row.setBoolean("purged", true);
    }
    return row.build();
  }

  private static BoundStatementBuilder bindRun(
      BoundStatementBuilder row, Run run, Deletion deletion) {
    BoundStatementBuilder bound =
        row.setString("name", run.name())
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
            .setByteBuffer("outputs", ByteBuffer.wrap(RunEvents.outputs(run).toByteArray()));
    return run.endTime() == null ? bound : bound.setLong("end_time", run.endTime());
  }
}
