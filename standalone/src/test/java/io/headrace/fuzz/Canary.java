package io.headrace.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Somebody else who uses the server meanwhile: logs a point and reads the run, again and again, on
 * a connection and a thread of its own, and must be served every time, if not at once.
 */
final class Canary {

  private static final long LIMIT_SECONDS = 300;

  /** Between two rounds: it is one of many, and not the load. */
  private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final URI server;
  private final String runId;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<Integer> rounds;

  /**
   * Starts.
   *
   * @param runId of a run that nobody else writes to
   */
  Canary(URI server, String runId) {
    this.server = server;
    this.runId = runId;
    this.rounds = thread.submit(this::sing);
  }

  private int sing() throws IOException {
    int round = 0;
    try (Wire wire = new Wire(server)) {
      do {
        String point =
            "{\"run_id\":\"%s\",\"key\":\"m\",\"value\":%d,\"timestamp\":1,\"step\":%d}"
                .formatted(runId, round, round);
        served(wire, request("POST", "/api/2.0/mlflow/runs/log-metric", point));
        Reply run = served(wire, request("GET", "/api/2.0/mlflow/runs/get?run_id=" + runId, null));
        assertThat(run.text()).contains("\"step\":" + round);
        round++;
        LockSupport.parkNanos(REST_NANOS);
      } while (!stopped.get());
    }
    return round;
  }

  private FuzzRequest request(String method, String target, String body) {
    return new FuzzRequest(
        method,
        target,
        List.of("Content-Type: application/json"),
        body == null ? null : body.getBytes(StandardCharsets.UTF_8));
  }

  private Reply served(Wire wire, FuzzRequest request) throws IOException {
    Reply reply = wire.exchangePatiently(request.bytes(server.getAuthority()), false);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply;
  }

  /** Ends it; fails if it was not served every time. */
  void end() throws Exception {
    stopped.set(true);
    assertThat(rounds.get(LIMIT_SECONDS, TimeUnit.SECONDS)).as("rounds").isPositive();
    thread.shutdownNow();
  }
}
