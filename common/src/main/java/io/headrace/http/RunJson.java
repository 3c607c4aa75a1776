package io.headrace.http;

import io.headrace.model.DatasetInput;
import io.headrace.model.MetricPoint;
import io.headrace.model.Run;
import io.headrace.model.Tag;
import java.util.Map;

/** A run in MLflow's JSON. */
public final class RunJson {

  private RunJson() {}

  /** The fields of {@code RunInfo}. */
  public static void info(JsonAnswer json, Run run) {
    json.text("run_uuid", run.runId())
        .text("experiment_id", run.experimentId())
        .text("run_name", run.name())
        .text("user_id", run.userId())
        .text("status", run.status().name())
        .number("start_time", run.startTime())
        .number("end_time", run.endTime())
        .text("artifact_uri", run.artifactUri())
        .text("lifecycle_stage", run.lifecycleStage().word())
        .text("run_id", run.runId());
  }

  /** The fields of {@code Run}; inputs and outputs are there even when empty. */
  public static void run(JsonAnswer json, Run run) {
    json.object("info", info -> info(info, run))
        .object("data", data -> data(data, run))
        .object("inputs", inputs -> inputs(inputs, run))
        .object("outputs", outputs -> outputs(outputs, run));
  }

  /** The fields of {@code Run} as the answer to its creation has them: without outputs. */
  public static void created(JsonAnswer json, Run run) {
    json.object("info", info -> info(info, run))
        .object("data", data -> data(data, run))
        .object("inputs", inputs -> inputs(inputs, run));
  }

  private static void data(JsonAnswer json, Run run) {
    json.objects("metrics", run.metrics(), RunJson::metric)
        .objects("params", run.params().entrySet(), RunJson::entry)
        .objects("tags", run.tags().entrySet(), RunJson::entry);
  }

  /** The fields of {@code Metric}. */
  public static void metric(JsonAnswer json, MetricPoint point) {
    json.text("key", point.key())
        .decimal("value", point.value())
        .number("timestamp", point.timestamp())
        .number("step", point.step());
  }

  private static void entry(JsonAnswer json, Map.Entry<String, String> entry) {
    json.text("key", entry.getKey()).text("value", entry.getValue());
  }

  private static void inputs(JsonAnswer json, Run run) {
    json.objects("dataset_inputs", run.datasets(), RunJson::dataset)
        .objects("model_inputs", run.modelInputs(), (item, id) -> item.text("model_id", id));
  }

  private static void dataset(JsonAnswer json, DatasetInput input) {
    json.objects("tags", input.tags(), RunJson::tag)
        .object(
            "dataset",
            dataset ->
                dataset
                    .text("name", input.name())
                    .text("digest", input.digest())
                    .text("source_type", input.sourceType())
                    .text("source", input.source())
                    .text("schema", input.schema())
                    .text("profile", input.profile()));
  }

  private static void tag(JsonAnswer json, Tag tag) {
    json.text("key", tag.key()).text("value", tag.value());
  }

  private static void outputs(JsonAnswer json, Run run) {
    json.objects(
        "model_outputs",
        run.modelOutputs(),
        (item, model) -> item.text("model_id", model.modelId()).number("step", model.step()));
  }
}
