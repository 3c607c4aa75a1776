package io.headrace.benchmarks.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.benchmarks.demo.DemoRun.Status;
import io.headrace.benchmarks.rest.Experiments;
import io.headrace.benchmarks.rest.MlflowRest;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Logs runs as a client does: create, log in batches, upload, end. */
final class RunUpload {

  /** MLflow takes no more metrics in one request. */
  private static final int MOST_METRICS = 1000;

  private final MlflowRest rest;
  private final Experiments experiments;
  private final ArtifactUpload artifacts;
  private long points;

  RunUpload(MlflowRest rest) {
    this.rest = rest;
    this.experiments = new Experiments(rest);
    this.artifacts = new ArtifactUpload(rest);
  }

  /**
   * Logs a run and its children.
   *
   * @param endMillis when it ended, ms since 1970
   * @param parentId the run it is nested in, or empty
   */
  void upload(String experimentId, DemoRun run, long endMillis, String parentId)
      throws IOException {
    long startMillis = endMillis - run.took().toMillis();
    JsonNode info = create(experimentId, run, startMillis, parentId).at("/run/info");
    String runId = info.path("run_id").asText();
    logParams(runId, run);
    logMetrics(runId, run, startMillis);
    for (DemoArtifact artifact : run.artifacts()) {
      artifacts.upload(info.path("artifact_uri").asText(), artifact);
    }
    uploadChildren(experimentId, run, startMillis, runId);
    if (run.status() != Status.RUNNING) {
      experiments.end(runId, run.status().name(), endMillis);
    }
  }

  private void uploadChildren(String experimentId, DemoRun run, long startMillis, String runId)
      throws IOException {
    long childEnd = startMillis;
    for (DemoRun child : run.children()) {
      childEnd += child.took().toMillis();
      upload(experimentId, child, childEnd, runId);
    }
  }

  private JsonNode create(String experimentId, DemoRun run, long startMillis, String parentId)
      throws IOException {
    ObjectNode body =
        rest.object()
            .put("experiment_id", experimentId)
            .put("user_id", run.tags().get("mlflow.user"))
            .put("run_name", run.name())
            .put("start_time", startMillis);
    ArrayNode tags = body.putArray("tags");
    put(tags, run.tags());
    if (!parentId.isEmpty()) {
      put(tags, Map.of("mlflow.parentRunId", parentId));
    }
    return rest.post("mlflow/runs/create", body);
  }

  private void logParams(String runId, DemoRun run) throws IOException {
    ObjectNode body = rest.object().put("run_id", runId);
    put(body.putArray("params"), run.params());
    rest.post("mlflow/runs/log-batch", body);
  }

  private static void put(ArrayNode pairs, Map<String, String> values) {
    new TreeMap<>(values)
        .forEach((key, value) -> pairs.addObject().put("key", key).put("value", value));
  }

  private void logMetrics(String runId, DemoRun run, long startMillis) throws IOException {
    ObjectNode body = rest.object().put("run_id", runId);
    ArrayNode metrics = body.putArray("metrics");
    for (Curve curve : run.curves()) {
      for (int i = 0; i < curve.size(); i++) {
        long elapsed = (long) (curve.progress(i) * run.took().toMillis());
        metrics
            .addObject()
            .put("key", curve.key())
            .put("value", curve.value(i))
            .put("timestamp", startMillis + elapsed)
            .put("step", curve.step(i));
        if (metrics.size() == MOST_METRICS) {
          send(body, metrics);
        }
      }
    }
    if (!metrics.isEmpty()) {
      send(body, metrics);
    }
  }

  private void send(ObjectNode body, ArrayNode metrics) throws IOException {
    rest.post("mlflow/runs/log-batch", body);
    points += metrics.size();
    metrics.removeAll();
  }

  /** Metric points logged so far. */
  long points() {
    return points;
  }
}
