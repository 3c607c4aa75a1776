package io.headrace.e2e;

import static io.headrace.e2e.Scene.accepted;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/** Logs to a run, batch after batch, and knows what it has logged. */
final class LiveWriter implements Callable<List<Point>> {

  private static final long FIRST_TIMESTAMP = 1_700_000_000_000L;

  private final RawClient client;
  private final String runId;
  private final int batchPoints;
  private final AtomicBoolean stop;

  /** Logs until it is told to stop. */
  LiveWriter(RawClient client, String runId, int batchPoints, AtomicBoolean stop) {
    this.client = client;
    this.runId = runId;
    this.batchPoints = batchPoints;
    this.stop = stop;
  }

  /** What was logged. The keys of the points in turn are {@code a}, {@code b} and {@code c}. */
  @Override
  public List<Point> call() throws IOException {
    List<Point> logged = new ArrayList<>();
    while (!stop.get()) {
      log(client, runId, batchPoints, logged);
    }
    return logged;
  }

  /** Logs some batches and returns their points. */
  static List<Point> log(RawClient client, String runId, int batches, int batchPoints)
      throws IOException {
    List<Point> logged = new ArrayList<>();
    for (int batch = 0; batch < batches; batch++) {
      log(client, runId, batchPoints, logged);
    }
    return logged;
  }

  private static void log(RawClient client, String runId, int batchPoints, List<Point> logged)
      throws IOException {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < batchPoints; i++) {
      long n = (long) logged.size() + i;
      String key = Character.toString('a' + (int) (n % 3));
      points.add(new Point(key, n, FIRST_TIMESTAMP + n, value(n)));
    }
    accepted(client.post("runs/log-batch", new Write(points, Map.of(), Map.of()).body(runId)));
    logged.addAll(points);
  }

  /** A curve with a spike here and there. */
  private static double value(long n) {
    return n % 9_973 == 5_000 ? 1e9 + n : 1.0 / (n + 1);
  }
}
