package io.headrace.http;

import io.headrace.model.LoggedModel;
import io.headrace.model.LoggedModelMetric;
import java.util.List;
import java.util.Map;

/** A logged model in MLflow's JSON. */
public final class LoggedModelJson {

  private LoggedModelJson() {}

  /** The fields of {@code LoggedModel}; data is there even when empty. */
  public static void write(JsonAnswer json, LoggedModel model, List<LoggedModelMetric> metrics) {
    json.object("info", info -> info(info, model))
        .object(
            "data",
            data ->
                data.objects("params", model.params().entrySet(), LoggedModelJson::entry)
                    .objects("metrics", metrics, (item, metric) -> metric(item, model, metric)));
  }

  private static void info(JsonAnswer json, LoggedModel model) {
    json.text("model_id", model.modelId())
        .text("experiment_id", model.experimentId())
        .text("name", model.name())
        .number("creation_timestamp_ms", model.creationTime())
        .number("last_updated_timestamp_ms", model.lastUpdateTime())
        .text("artifact_uri", model.artifactUri())
        .text("status", model.status().name())
        .text("model_type", model.modelType())
        .text("source_run_id", model.sourceRunId())
        .objects("tags", model.tags().entrySet(), LoggedModelJson::entry);
  }

  private static void metric(JsonAnswer json, LoggedModel model, LoggedModelMetric metric) {
    json.text("key", metric.key())
        .decimal("value", metric.value())
        .number("timestamp", metric.timestamp())
        .number("step", metric.step())
        .text("dataset_name", absentIfEmpty(metric.datasetName()))
        .text("dataset_digest", absentIfEmpty(metric.datasetDigest()))
        .text("model_id", model.modelId())
        .text("run_id", metric.runId());
  }

  private static String absentIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  private static void entry(JsonAnswer json, Map.Entry<String, String> entry) {
    json.text("key", entry.getKey()).text("value", entry.getValue());
  }
}
