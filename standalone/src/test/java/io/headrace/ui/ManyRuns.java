package io.headrace.ui;

import static io.headrace.ui.LoggedValues.timeOf;

import io.headrace.config.KafkaSettings;
import io.headrace.config.SettingValues;
import io.headrace.event.proto.RunCreated;
import io.headrace.event.proto.RunEvent;
import io.headrace.log.KafkaConnection;
import io.headrace.log.RunLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.mlflow.api.proto.Service.ViewType;
import org.mlflow.tracking.MlflowClient;

/**
 * An experiment of so many runs that no page holds them. They are written to the log, as the
 * tracking service would: through its REST API they would take minutes.
 */
final class ManyRuns {

  static final int RUNS = 100_000;

  private static final int AT_ONCE = 5_000;

  private ManyRuns() {}

  /**
   * Logs them to a running server.
   *
   * @return the id of the experiment
   */
  static String log(String server, SettingValues settings) {
    String experimentId;
    try (MlflowClient client = new MlflowClient(server)) {
      experimentId = client.createExperiment("many runs " + UUID.randomUUID());
      // From now on the server has its runs in memory, as it does where somebody looks at them.
      client.searchRuns(List.of(experimentId), "", ViewType.ACTIVE_ONLY, 1);
    }
    Vertx vertx = Vertx.vertx();
    KafkaConnection kafka = new KafkaConnection(vertx, KafkaSettings.from(settings));
    RunLog log = new RunLog(kafka, new SimpleMeterRegistry());
    try {
      await(kafka.startExisting().compose(started -> log.start()));
      logRuns(log, experimentId);
    } finally {
      await(log.stop().compose(stopped -> kafka.stop()));
      await(vertx.close());
    }
    return experimentId;
  }

  private static void logRuns(RunLog log, String experimentId) {
    for (int first = 0; first < RUNS; first += AT_ONCE) {
      List<Future<Void>> written = new ArrayList<>(AT_ONCE);
      for (int number = first; number < first + AT_ONCE; number++) {
        written.add(log.appendFirst(created(number, experimentId)));
      }
      await(Future.all(written));
    }
  }

  /** What the run of a number is called; the greatest was started last. */
  static String name(int number) {
    return "run-%05d".formatted(number);
  }

  private static String id(int number) {
    return "%032x".formatted(number + 1);
  }

  private static RunEvent created(int number, String experimentId) {
    return RunEvent.newBuilder()
        .setRunId(id(number))
        .setCreated(
            RunCreated.newBuilder()
                .setExperimentId(experimentId)
                .setRunName(name(number))
                .setUserId("ada")
                .setStartTime(timeOf(number)))
        .build();
  }

  private static void await(Future<?> future) {
    future.toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }
}
