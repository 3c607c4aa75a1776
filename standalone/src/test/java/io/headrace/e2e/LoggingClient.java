package io.headrace.e2e;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A training program that logs to a few runs until it is told to stop, keeping a ledger of each.
 * Now and then it ends one right after a last batch, and begins another. What it writes follows
 * from its seed; what is acknowledged depends on what happens to the server.
 *
 * <p>When a request fails it waits until the server answers again; then it repeats the request, as
 * stock clients do, or gives it up, as impatient ones do.
 */
final class LoggingClient implements Callable<List<RunLedger>> {

  private static final int RUNS = 3;
  private static final int MOST_RUNS = 9;
  private static final int BATCH = 40;
  private static final long FIRST_TIMESTAMP = 1_700_000_000_000L;
  private static final Duration BACK_OFF = Duration.ofMillis(100);
  private static final Duration RECOVERY = Duration.ofMinutes(2);

  private final RawClient client;
  private final String experimentId;
  private final Random random;
  private final AtomicBoolean stop;
  private final AtomicLong acknowledged;
  private final List<RunLedger> ledgers = new ArrayList<>();
  private long sequence;

  /**
   * @param stop told by the test
   * @param acknowledged counts acknowledged requests, shared by all clients of a test
   */
  LoggingClient(
      RawClient client,
      String experimentId,
      long seed,
      AtomicBoolean stop,
      AtomicLong acknowledged) {
    this.client = client;
    this.experimentId = experimentId;
    this.random = new Random(seed);
    this.stop = stop;
    this.acknowledged = acknowledged;
  }

  @Override
  public List<RunLedger> call() {
    RunLedger[] open = new RunLedger[RUNS];
    for (int i = 0; i < RUNS; i++) {
      open[i] = begin();
    }
    while (!stop.get()) {
      int run = random.nextInt(RUNS);
      log(open[run], nextWrite());
      if (ledgers.size() < MOST_RUNS && random.nextInt(50) == 0) {
        end(open[run]);
        open[run] = begin();
      }
    }
    end(open[0]);
    return ledgers;
  }

  private RunLedger begin() {
    Optional<String> runId = createRun();
    while (runId.isEmpty()) {
      awaitServer();
      runId = createRun();
    }
    RunLedger ledger = new RunLedger(runId.get());
    ledgers.add(ledger);
    return ledger;
  }

  /** A new run; empty when no answer came, and maybe there is one that nobody knows. */
  private Optional<String> createRun() {
    return accepted("runs/create", new JsonObject().put("experiment_id", experimentId))
        .map(answer -> answer.json().getJsonObject("run").getJsonObject("info"))
        .map(info -> info.getString("run_id"));
  }

  private void end(RunLedger ledger) {
    sequence++;
    log(ledger, batch());
    log(ledger, Write.status("FINISHED"));
  }

  private void log(RunLedger ledger, Write write) {
    while (!send(ledger, write)) {
      awaitServer();
      if (stop.get() || random.nextBoolean()) {
        ledger.leaveUncertain(write);
        return;
      }
    }
    ledger.acknowledge(write);
    acknowledged.incrementAndGet();
  }

  /** Whether the server acknowledged the write. */
  private boolean send(RunLedger ledger, Write write) {
    return accepted(write.call(), write.body(ledger.runId())).isPresent();
  }

  /** The answer of a server that did what it was asked; empty when it may be asked again. */
  private Optional<HttpAnswer> accepted(String call, JsonObject body) {
    HttpAnswer answer;
    try {
      answer = client.post(call, body);
    } catch (IOException e) {
      return Optional.empty();
    }
    if (answer.status() >= 400 && answer.status() < 500 && answer.status() != 429) {
      throw new AssertionError(call + " was refused: " + answer);
    }
    return answer.ok() ? Optional.of(answer) : Optional.empty();
  }

  private void awaitServer() {
    LockSupport.parkNanos(BACK_OFF.toNanos());
    Await.until("the server answers again", RECOVERY, () -> stop.get() || serverLives());
  }

  private boolean serverLives() {
    try {
      return client.send("GET", "/health", null, null).ok();
    } catch (IOException e) {
      return false;
    }
  }

  private Write nextWrite() {
    sequence++;
    return switch (random.nextInt(8)) {
      case 0 -> Write.param("param-" + sequence, value());
      case 1 -> Write.tag(tagKey(), value());
      case 2 -> batch();
      default -> Write.point(point(sequence));
    };
  }

  private Write batch() {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      points.add(point(sequence * BATCH + i));
    }
    Map<String, String> params = new HashMap<>();
    params.put("batch-" + sequence, value());
    return new Write(points, params, Map.of(tagKey(), value()));
  }

  private Point point(long step) {
    double value = random.nextInt(50) == 0 ? Double.NaN : random.nextGaussian();
    return new Point("metric-" + random.nextInt(5), step, FIRST_TIMESTAMP + step, value);
  }

  private String tagKey() {
    return "tag-" + random.nextInt(3);
  }

  /** Never twice the same, so that a value names the write that it came from. */
  private String value() {
    return sequence + "-" + Long.toHexString(random.nextLong());
  }
}
