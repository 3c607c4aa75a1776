package io.headrace.ui;

import static io.headrace.ui.LoggedValues.START;
import static io.headrace.ui.LoggedValues.param;
import static io.headrace.ui.LoggedValues.point;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.mlflow.api.proto.Service.CreateRun;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.tracking.MlflowClient;

/** Two experiments of two runs each, which log the same metric and param, and a deleted one. */
final class SiblingExperiments implements AutoCloseable {

  private final MlflowClient client;

  /** In the name of each, and in no other. */
  final String family = UUID.randomUUID().toString();

  final String small = "small " + family;
  final String large = "large " + family;
  final String gone = "gone " + family;
  final String smallId;
  final String largeId;
  final String goneId;

  SiblingExperiments(URI server) {
    client = new MlflowClient(server.toString());
    smallId = client.createExperiment(small);
    largeId = client.createExperiment(large);
    goneId = client.createExperiment(gone);
    log(smallId, "small-adam", "adam", 0.5, 0);
    log(smallId, "small-lion", "lion", 0.25, 2);
    log(largeId, "large-adam", "adam", 0.125, 1);
    log(largeId, "large-lion", "lion", 0.75, 3);
    log(goneId, "gone-adam", "adam", 1, 4);
    client.deleteExperiment(goneId);
  }

  /** Makes another experiment, to which a test adds runs. */
  String another() {
    return client.createExperiment("another " + UUID.randomUUID());
  }

  /** Starts a run, so many minutes after the first of all. */
  void start(String experimentId, String runName, int minute) {
    create(experimentId, runName, minute);
  }

  private void log(String experimentId, String runName, String optimizer, double loss, int minute) {
    String runId = create(experimentId, runName, minute);
    client.logBatch(
        runId, List.of(point("loss", loss, 0)), List.of(param("optimizer", optimizer)), List.of());
    client.setTerminated(runId, RunStatus.FINISHED, START + minute * 60_000L + 5_000);
  }

  private String create(String experimentId, String runName, int minute) {
    return client
        .createRun(
            CreateRun.newBuilder()
                .setExperimentId(experimentId)
                .setRunName(runName)
                .setUserId("ada")
                .setStartTime(START + minute * 60_000L)
                .build())
        .getRunId();
  }

  @Override
  public void close() {
    client.close();
  }
}
