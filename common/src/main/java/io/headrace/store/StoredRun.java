package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;
import com.google.protobuf.InvalidProtocolBufferException;
import io.headrace.event.Deletion;
import io.headrace.event.LogPosition;
import io.headrace.event.RunEvents;
import io.headrace.event.RunState;
import io.headrace.event.proto.InputsLogged;
import io.headrace.event.proto.OutputsLogged;
import io.headrace.metric.SegmentCodec;
import io.headrace.model.LifecycleStage;
import io.headrace.model.Run;
import io.headrace.model.RunStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row of {@code runs_by_experiment}.
 *
 * @param run with the latest metrics of the checkpoint
 * @param latestPosition up to which the checkpoint of latest metrics goes
 * @param generationWeight what the generation that is written weighed at the checkpoint, see {@link
 *     RunChange}
 */
public record StoredRun(
    RunState run, long latestPosition, Generations generations, long generationWeight) {

  /** Looked up once: to ask a row for a map of two classes costs more than to decode the map. */
  private static final TypeCodec<Map<String, String>> TEXTS =
      TypeCodecs.mapOf(TypeCodecs.TEXT, TypeCodecs.TEXT);

  static final String COLUMNS =
      """
      experiment_id, run_id, name, user_id, status, start_time, end_time, artifact_uri,
      lifecycle_stage, deletion_time, deleted_with_experiment, params, tags, inputs, outputs, position, latest,
      latest_position, purged, generation, compacted, generation_weight\
      """;

  /** What is left of a run that is deleted for good. */
  static StoredRun purged(RunState purged) {
    return new StoredRun(purged, LogPosition.NONE, Generations.FIRST, 0);
  }

  /**
   * Whether segments may hold points that the checkpoint does not show. Of a run that has ended
   * every commit writes one.
   */
  boolean isBehind() {
    return !run.status().ended();
  }

  static StoredRun of(Row row) {
    if (row.getBoolean("purged")) {
      RunState purged =
          RunState.purged(
              row.getString("run_id"), row.getString("experiment_id"), row.getLong("position"));
      return purged(purged);
    }
    RunState state = new RunState(run(row), deletion(row), row.getLong("position"));
    if (!row.isNull("latest")) {
      state.addMetrics(SegmentCodec.decode(row.getByteBuffer("latest")));
    }
    return new StoredRun(
        state,
        row.getLong("latest_position"),
        Generations.of(row),
        row.getLong("generation_weight"));
  }

  private static Deletion deletion(Row row) {
    long time = row.getLong("deletion_time");
    return time == 0 ? null : new Deletion(time, row.getBoolean("deleted_with_experiment"));
  }

  private static Run run(Row row) {
    try {
      InputsLogged inputs = InputsLogged.parseFrom(row.getByteBuffer("inputs"));
      OutputsLogged outputs = OutputsLogged.parseFrom(row.getByteBuffer("outputs"));
      return new Run(
          row.getString("run_id"),
          row.getString("experiment_id"),
          row.getString("name"),
          row.getString("user_id"),
          RunStatus.valueOf(row.getString("status")),
          row.getLong("start_time"),
          row.isNull("end_time") ? null : row.getLong("end_time"),
          row.getString("artifact_uri"),
          LifecycleStage.ofWord(row.getString("lifecycle_stage")),
          List.of(),
          new TreeMap<>(row.get("params", TEXTS)),
          new TreeMap<>(row.get("tags", TEXTS)),
          RunEvents.datasets(inputs),
          List.copyOf(inputs.getModelsList()),
          RunEvents.modelOutputs(outputs));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(
          "The row of run " + row.getString("run_id") + " is damaged", e);
    }
  }
}
