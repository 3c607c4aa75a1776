package io.headrace.ui;

import static io.headrace.ui.LoggedValues.START;
import static io.headrace.ui.LoggedValues.param;
import static io.headrace.ui.LoggedValues.point;
import static io.headrace.ui.LoggedValues.tag;
import static io.headrace.ui.LoggedValues.timeOf;

import java.awt.Color;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.mlflow.api.proto.Service.CreateRun;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.tracking.MlflowClient;

/** Experiments to look at, logged through the REST API as a training script does. */
final class SampleRuns implements AutoCloseable {

  static final int STEPS = 200;

  /** The height of the one spike in the loss of {@link #spikyRunId}. */
  static final double SPIKE = 9.75;

  static final String HTML_IN_NAME = "<b>bold</b> & \"quoted\"";

  private final MlflowClient client;
  private final ArtifactUploads uploads;

  final String name = "sweep " + UUID.randomUUID();
  final String experimentId;
  final String emptyExperimentId;
  final String spikyRunId;
  final String steadyRunId;

  SampleRuns(URI server) {
    this.uploads = new ArtifactUploads(server);
    this.client = new MlflowClient(server.toString());
    experimentId = client.createExperiment(name);
    emptyExperimentId = client.createExperiment("empty " + UUID.randomUUID());
    steadyRunId = createRun("steady", START);
    logSteady();
    spikyRunId = createRun("spiky " + HTML_IN_NAME, START + 60_000);
    logSpiky();
    logArtifacts();
  }

  private String createRun(String runName, long startTime) {
    return client
        .createRun(
            CreateRun.newBuilder()
                .setExperimentId(experimentId)
                .setRunName(runName)
                .setUserId("ada")
                .setStartTime(startTime)
                .build())
        .getRunId();
  }

  private void logSteady() {
    client.logBatch(
        steadyRunId,
        List.of(point("loss", 0.5, 0), point("loss", 0.25, 1)),
        List.of(param("lr", "0.1"), param("optimizer", "sgd")),
        List.of());
  }

  private void logSpiky() {
    List<Metric> points = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      points.add(point("loss", step == 120 ? SPIKE : Math.exp(-step / 50.0), step));
    }
    points.add(point("val/accuracy", Double.NaN, 0));
    points.add(point("val/accuracy", 0.75, 1));
    points.add(point("broken", Double.NaN, 3));
    client.logBatch(
        spikyRunId,
        points,
        List.of(param("lr", "0.01"), param("optimizer", "adam")),
        List.of(tag("team", "vision <i>lab</i>"), tag("mlflow.note.content", "Look at step 120.")));
    client.setTerminated(spikyRunId, RunStatus.FINISHED, START + 184_000);
  }

  private void logArtifacts() {
    upload("notes.txt", "first line\nsecond line\n".getBytes(StandardCharsets.UTF_8));
    upload(
        "report.html",
        "<script>document.title = 'taken over'</script>".getBytes(StandardCharsets.UTF_8));
    upload("config/model.json", "{\"layers\":[64,32]}".getBytes(StandardCharsets.UTF_8));
    upload("plots/curve.png", ArtifactUploads.png(48, 32, Color.BLACK));
  }

  private void upload(String path, byte[] content) {
    uploads.put(client.getRun(spikyRunId).getInfo().getArtifactUri(), path, content);
  }

  /** Logs one more point to the run that has not ended. */
  void logToSteady(double value, long step) {
    client.logMetric(steadyRunId, "loss", value, timeOf(step), step);
  }

  @Override
  public void close() {
    client.close();
  }
}
