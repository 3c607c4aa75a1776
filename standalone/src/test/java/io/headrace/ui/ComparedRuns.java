package io.headrace.ui;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.mlflow.api.proto.Service.CreateRun;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.tracking.MlflowClient;

/** Three runs of one experiment that differ in some things, two of them with images. */
final class ComparedRuns implements AutoCloseable {

  static final int IMAGE_WIDTH = 64;

  private static final int IMAGE_HEIGHT = 48;
  private static final long START = 1_763_900_000_000L;

  private final MlflowClient client;
  private final URI server;
  private final HttpClient http = HttpClient.newHttpClient();

  final String experimentId;
  final String low;
  final String high;
  final String going;

  ComparedRuns(URI server) {
    this.server = server;
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
      points.add(loss(losses.get(step), step));
    }
    client.logBatch(runId, points, List.of(param("lr", rate), param("seed", "7")), List.of());
    return runId;
  }

  void logLoss(String runId, double value, long step) {
    client.logMetric(runId, "loss", value, START + step, step);
  }

  private static Metric loss(double value, long step) {
    return Metric.newBuilder()
        .setKey("loss")
        .setValue(value)
        .setStep(step)
        .setTimestamp(START + step)
        .build();
  }

  private static Param param(String key, String value) {
    return Param.newBuilder().setKey(key).setValue(value).build();
  }

  /** As {@code mlflow.log_image(image, key="val/samples", step=step)} names it. */
  private void logImage(String runId, int step, Color colour) {
    String root = client.getRun(runId).getInfo().getArtifactUri().replace("mlflow-artifacts:/", "");
    String name = "images/val~samples+step+" + step + "+timestamp+1+" + UUID.randomUUID() + ".png";
    URI uri = server.resolve("/api/2.0/mlflow-artifacts/artifacts/" + root + "/" + name);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(png(colour)))
            .build();
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

  private static byte[] png(Color colour) {
    BufferedImage image = new BufferedImage(IMAGE_WIDTH, IMAGE_HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(colour);
    pen.fillRect(0, 0, IMAGE_WIDTH, IMAGE_HEIGHT);
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    client.close();
  }
}
