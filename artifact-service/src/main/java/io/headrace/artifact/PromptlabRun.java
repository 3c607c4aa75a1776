package io.headrace.artifact;

import io.headrace.event.RunEvents;
import io.headrace.event.RunNames;
import io.headrace.event.RunSize;
import io.headrace.event.RunState;
import io.headrace.event.proto.BatchLogged;
import io.headrace.event.proto.RunCreated;
import io.headrace.event.proto.RunEvent;
import io.headrace.event.proto.RunStatus;
import io.headrace.event.proto.RunUpdated;
import io.headrace.event.proto.Tag;
import io.headrace.model.Experiment;
import io.headrace.model.Run;
import java.util.List;
import java.util.UUID;

/**
 * A run of the prompt lab, from its beginning to its end.
 *
 * @param artifactUri where its table goes
 * @param table its only artifact, JSON
 */
record PromptlabRun(
    String artifactUri, String table, RunEvent created, RunEvent logged, RunEvent finished) {

  static final String TABLE_NAME = "eval_results_table.json";

  private static final List<Tag> TAGS =
      List.of(
          RunEvents.tag(
              "mlflow.loggedArtifacts",
              "[{\"path\": \"" + TABLE_NAME + "\", \"type\": \"table\"}]"),
          RunEvents.tag("mlflow.runSourceType", "PROMPT_ENGINEERING"));

  /**
   * The run that a request asks for.
   *
   * @param now its end, ms since the epoch
   */
  static PromptlabRun of(PromptlabRequest request, Experiment experiment, long now) {
    String runId = UUID.randomUUID().toString().replace("-", "");
    String artifactUri = experiment.artifactUriOfRun(runId);
    RunCreated created =
        request.created().toBuilder()
            .setExperimentId(experiment.experimentId())
            .setRunName(RunNames.of(request.runName(), request.created().getTagsList()))
            .setArtifactUri(artifactUri)
            .build();
    RunSize.check(created);
    BatchLogged logged =
        BatchLogged.newBuilder().addAllParams(request.params()).addAllTags(TAGS).build();
    RunUpdated finished =
        RunUpdated.newBuilder().setStatus(RunStatus.FINISHED).setEndTime(now).build();
    return new PromptlabRun(
        artifactUri,
        request.table(),
        event(runId).setCreated(created).build(),
        event(runId).setLogged(logged).build(),
        event(runId).setUpdated(finished).build());
  }

  private static RunEvent.Builder event(String runId) {
    return RunEvent.newBuilder().setRunId(runId);
  }

  /** What the events make of it: nobody else knows the run yet, so nothing comes in between. */
  Run outcome() {
    RunState run = new RunState(created.getRunId(), created.getCreated(), 0);
    run.apply(logged, 1);
    run.apply(finished, 2);
    return run.snapshot();
  }
}
