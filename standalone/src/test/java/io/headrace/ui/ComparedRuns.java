package io.headrace.ui;

import static io.headrace.ui.LoggedValues.START;
import static io.headrace.ui.LoggedValues.param;
import static io.headrace.ui.LoggedValues.point;
import static io.headrace.ui.LoggedValues.timeOf;

import java.awt.Color;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.mlflow.api.proto.Service.CreateRun;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.tracking.MlflowClient;

/** Three runs of one experiment that differ in some things, two of them with images. */
final class ComparedRuns implements AutoCloseable {

  static final int IMAGE_WIDTH = 64;

  private static final int IMAGE_HEIGHT = 48;

  private final MlflowClient client;
  private final ArtifactUploads uploads;

  final String experimentId;
  final String low;
  final String high;
  final String going;

  ComparedRuns(URI server) {
    this.uploads = new ArtifactUploads(server);
    this.client = new MlflowClient(server.toString());
    experimentId = client.createExperiment("compared " + UUID.randomUUID());
    low = createRun("low", "0.1", List.of(4.0, 1.0, 2.0));
    high = createRun("high", "0.2", List.of(8.0, 3.0, 3.0));
    going = createRun("going", "0.1", List.of(5.0));
    client.setTerminated(low, RunStatus.FINISHED, START + 60_000);
    client.setTerminated(high, RunStatus.FINISHED, START + 90_000);
    logImage(low, 0, Color.RED);
    logImage(low, 10, Color.GREEN);
    logImage(high, 0, Color.BLUE);
  }

  private String createRun(String name, String rate, List<Double> losses) {
    String runId =
        client
            .createRun(
                CreateRun.newBuilder()
                    .setExperimentId(experimentId)
                    .setRunName(name)
                    .setStartTime(START)
                    .build())
            .getRunId();
    List<Metric> points = new ArrayList<>();
    for (int step = 0; step < losses.size(); step++) {
      points.add(point("loss", losses.get(step), step));
    }
    client.logBatch(runId, points, List.of(param("lr", rate), param("seed", "7")), List.of());
    return runId;
  }

  void logLoss(String runId, double value, long step) {
    client.logMetric(runId, "loss", value, timeOf(step), step);
  }

  /** As {@code mlflow.log_image(image, key="val/samples", step=step)} names it. */
  private void logImage(String runId, int step, Color colour) {
    uploads.put(
        client.getRun(runId).getInfo().getArtifactUri(),
        "images/val~samples+step+" + step + "+timestamp+1+" + UUID.randomUUID() + ".png",
        ArtifactUploads.png(IMAGE_WIDTH, IMAGE_HEIGHT, colour));
  }

  @Override
  public void close() {
    client.close();
  }
}
