package io.headrace.ui;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.mlflow.api.proto.Service.CreateRun;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.api.proto.Service.RunTag;
import org.mlflow.tracking.MlflowClient;

/** Experiments to look at, logged through the REST API as a training script does. */
final class SampleRuns implements AutoCloseable {

  static final int STEPS = 200;

  /** The height of the one spike in the loss of {@link #spikyRunId}. */
  static final double SPIKE = 9.75;

  static final String HTML_IN_NAME = "<b>bold</b> & \"quoted\"";

  private static final long START = 1_763_900_000_000L;

  private final MlflowClient client;
  private final URI server;
  private final HttpClient http = HttpClient.newHttpClient();

  final String name = "sweep " + UUID.randomUUID();
  final String experimentId;
  final String emptyExperimentId;
  final String spikyRunId;
  final String steadyRunId;

  SampleRuns(URI server) {
    this.server = server;
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
    upload("plots/curve.png", png());
  }

  /** Logs one more point to the run that has not ended. */
  void logToSteady(double value, long step) {
    client.logMetric(steadyRunId, "loss", value, START + step * 1_000, step);
  }

  private void upload(String path, byte[] content) {
    String root =
        client.getRun(spikyRunId).getInfo().getArtifactUri().replace("mlflow-artifacts:/", "");
    URI uri = server.resolve("/api/2.0/mlflow-artifacts/artifacts/" + root + "/" + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri).PUT(HttpRequest.BodyPublishers.ofByteArray(content)).build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError("PUT " + uri + ": " + answer.statusCode() + " " + answer.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] png() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB), "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static Metric point(String key, double value, long step) {
    return Metric.newBuilder()
        .setKey(key)
        .setValue(value)
        .setStep(step)
        .setTimestamp(START + step * 1_000)
        .build();
  }

  private static Param param(String key, String value) {
    return Param.newBuilder().setKey(key).setValue(value).build();
  }

  private static RunTag tag(String key, String value) {
    return RunTag.newBuilder().setKey(key).setValue(value).build();
  }

  @Override
  public void close() {
    client.close();
  }
}
