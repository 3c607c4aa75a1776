package io.headrace.query.experiment;

import io.headrace.http.JsonAnswer;
import io.headrace.model.Experiment;

/** MLflow's {@code Experiment} message. */
final class ExperimentJson {

  /** What a server says that has no workspaces. */
  private static final String WORKSPACE = "default";

  private ExperimentJson() {}

  static void write(JsonAnswer json, Experiment experiment) {
    json.text("experiment_id", experiment.experimentId())
        .text("name", experiment.name())
        .text("artifact_location", experiment.artifactLocation())
        .text("lifecycle_stage", experiment.lifecycleStage().word())
        .number("last_update_time", experiment.lastUpdateTime())
        .number("creation_time", experiment.creationTime())
        .objects(
            "tags",
            experiment.tags().entrySet(),
            (tag, entry) -> tag.text("key", entry.getKey()).text("value", entry.getValue()))
        .text("workspace", WORKSPACE);
  }
}
