package io.headrace.ui;

import static io.headrace.ui.LoggedValues.START;
import static io.headrace.ui.LoggedValues.point;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.mlflow.api.proto.Service.CreateRun;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.tracking.MlflowClient;

/** Two hundred runs that go on, each with fifty metrics. */
final class StreamingRuns implements AutoCloseable {

  static final int RUNS = 200;
  static final int METRICS = 50;

  /** 5,000 points a second. */
  private static final long NANOS_PER_BATCH = TimeUnit.SECONDS.toNanos(1) / 100;

  private static final int FIRST_STEPS = 2;

  private final MlflowClient client;
  private final ExecutorService writer = Executors.newSingleThreadExecutor();
  private Future<?> writing;
  private final AtomicLong written = new AtomicLong();

  final String experimentId;
  final List<String> runIds;

  StreamingRuns(URI server) {
    client = new MlflowClient(server.toString());
    experimentId = client.createExperiment("streaming " + UUID.randomUUID());
    runIds = IntStream.range(0, RUNS).parallel().mapToObj(this::create).toList();
    IntStream.range(0, RUNS)
        .parallel()
        .forEach(run -> IntStream.range(0, FIRST_STEPS).forEach(step -> log(run, step)));
  }

  private String create(int number) {
    return client
        .createRun(
            CreateRun.newBuilder()
                .setExperimentId(experimentId)
                .setRunName("stream-%03d".formatted(number))
                .setStartTime(START + number)
                .build())
        .getRunId();
  }

  private void log(int run, long step) {
    List<Metric> points =
        IntStream.range(0, METRICS)
            .mapToObj(metric -> point(key(metric), value(run, metric, step), step))
            .toList();
    client.logBatch(runIds.get(run), points, List.of(), List.of());
  }

  static String key(int metric) {
    return "part%d/m%02d".formatted(metric % 5, metric);
  }

  private static double value(int run, int metric, long step) {
    return Math.exp(-step / 50.0) * (1 + run / 200.0) + Math.sin(step * (metric + 1.0)) / 20;
  }

  /** Logs to one run after the other, until {@link #close}. */
  void begin() {
    writing = writer.submit(this::logOn);
  }

  private void logOn() {
    long due = System.nanoTime();
    for (long batch = 0; !Thread.currentThread().isInterrupted(); batch++) {
      log((int) (batch % RUNS), FIRST_STEPS + batch / RUNS);
      written.addAndGet(METRICS);
      due += NANOS_PER_BATCH;
      LockSupport.parkNanos(due - System.nanoTime());
    }
  }

  /** How many points were logged since {@link #begin}; fails as the writing has. */
  long written() throws ExecutionException, InterruptedException {
    if (writing.isDone()) {
      writing.get();
    }
    return written.get();
  }

  @Override
  public void close() {
    writer.shutdownNow();
    try {
      writer.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.close();
  }
}
