package io.headrace.ui;

import static io.headrace.ui.LoggedValues.START;
import static io.headrace.ui.LoggedValues.param;
import static io.headrace.ui.LoggedValues.point;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.mlflow.api.proto.Service.CreateRun;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.api.proto.Service.RunTag;
import org.mlflow.tracking.MlflowClient;

/** A sweep of so many runs that a table of them has pages, and a sweep of nested runs. */
final class SweepRuns implements AutoCloseable {

  static final int RUNS = 240;

  private static final List<String> OPTIMIZERS = List.of("adam", "lion", "sgd");

  private final MlflowClient client;

  final String name = "trials " + UUID.randomUUID();
  final String experimentId;
  final String nestedExperimentId;

  /** To which tests add runs. */
  final String liveExperimentId;

  SweepRuns(URI server) {
    client = new MlflowClient(server.toString());
    experimentId = client.createExperiment(name);
    nestedExperimentId = client.createExperiment("nested " + UUID.randomUUID());
    liveExperimentId = client.createExperiment("live " + UUID.randomUUID());
    IntStream.range(0, RUNS).parallel().forEach(number -> logTrial(experimentId, number));
    IntStream.range(0, 60).parallel().forEach(number -> logTrial(liveExperimentId, number));
    logNested();
  }

  /** The run of a number, of which the greatest was started last. */
  static String trial(int number) {
    return "trial-%03d".formatted(number);
  }

  private void logTrial(String experiment, int number) {
    String optimizer = OPTIMIZERS.get(number % OPTIMIZERS.size());
    String runId = create(experiment, trial(number), START + number * 60_000L, Map.of());
    client.logBatch(
        runId,
        List.of(point("loss", number / 100.0, 0), point("loss", number / 1000.0, 1)),
        List.of(param("optimizer", optimizer), param("learning rate", "0." + number)),
        List.of());
    client.setTerminated(runId, RunStatus.FINISHED, START + number * 60_000L + 5_000);
  }

  private void logNested() {
    String parent = create(nestedExperimentId, "sweep", START, Map.of());
    String child = create(nestedExperimentId, "child", START, Map.of("mlflow.parentRunId", parent));
    create(nestedExperimentId, "grandchild", START, Map.of("mlflow.parentRunId", child));
    create(nestedExperimentId, "single", START, Map.of());
  }

  /** Starts another run, after all others. */
  String startLatest(String runName) {
    return create(liveExperimentId, runName, START + 86_400_000L, Map.of());
  }

  void log(String runId, double loss, long step) {
    client.logMetric(runId, "loss", loss, START + step, step);
  }

  private String create(String experiment, String runName, long start, Map<String, String> tags) {
    CreateRun.Builder run =
        CreateRun.newBuilder()
            .setExperimentId(experiment)
            .setRunName(runName)
            .setUserId("ada")
            .setStartTime(start);
    tags.forEach((key, value) -> run.addTags(RunTag.newBuilder().setKey(key).setValue(value)));
    return client.createRun(run.build()).getRunId();
  }

  @Override
  public void close() {
    client.close();
  }
}
