package io.headrace.ui;

import static io.headrace.ui.LoggedValues.START;
import static io.headrace.ui.LoggedValues.param;
import static io.headrace.ui.LoggedValues.point;
import static io.headrace.ui.LoggedValues.timeOf;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.mlflow.api.proto.Service.CreateRun;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.tracking.MlflowClient;

/**
 * Two runs whose curves are worth a look: a long one with one spike, and a short one that goes on.
 */
final class ChartedRuns implements AutoCloseable {

  /** More than any chart has pixels. */
  static final int LONG = 20_000;

  static final int SPIKE_STEP = 12_345;
  static final double SPIKE = 9.75;
  static final int SHORT = 50;

  private static final int POINTS_PER_BATCH = 1_000;

  private final MlflowClient client;

  final String experimentId;
  final String longRunId;
  final String runningRunId;

  ChartedRuns(URI server) {
    client = new MlflowClient(server.toString());
    experimentId = client.createExperiment("charts " + UUID.randomUUID());
    longRunId = create("long");
    runningRunId = create("running");
    logLong();
    logShort();
  }

  private String create(String name) {
    return client
        .createRun(
            CreateRun.newBuilder()
                .setExperimentId(experimentId)
                .setRunName(name)
                .setStartTime(START)
                .build())
        .getRunId();
  }

  private void logLong() {
    client.logBatch(
        longRunId,
        List.of(
            point("broken", Double.NaN, 0),
            point("broken", 1, 1),
            point("broken", Double.POSITIVE_INFINITY, 2),
            point("val/loss", 0.5, 0),
            point("val/accuracy", 0.9, 0),
            point("system/cpu", 42, 0)),
        List.of(param("lr", "0.1"), param("optimizer", "adam"), param("same", "1")),
        List.of());
    List<Metric> points = new ArrayList<>();
    for (int step = 0; step < LONG; step++) {
      points.add(point("loss", step == SPIKE_STEP ? SPIKE : Math.exp(-step / 5_000.0), step));
      if (points.size() == POINTS_PER_BATCH) {
        client.logBatch(longRunId, points, List.of(), List.of());
        points.clear();
      }
    }
    client.setTerminated(longRunId, RunStatus.FINISHED, timeOf(LONG));
  }

  private void logShort() {
    List<Metric> points = new ArrayList<>();
    for (int step = 0; step < SHORT; step++) {
      points.add(point("loss", 0.5, step));
    }
    client.logBatch(
        runningRunId,
        points,
        List.of(param("lr", "0.01"), param("optimizer", "sgd"), param("same", "1")),
        List.of());
  }

  /** Logs one more point to the run that has not ended. */
  void logToRunning(String key, double value, long step) {
    client.logMetric(runningRunId, key, value, timeOf(step), step);
  }

  @Override
  public void close() {
    client.close();
  }
}
