package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Several clients that log to a server while something is killed, and what they were told. */
final class CrashWitness implements AutoCloseable {

  private static final int CLIENTS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final AtomicBoolean stop = new AtomicBoolean();
  private final AtomicLong acknowledged = new AtomicLong();
  private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
  private final List<Future<List<RunLedger>>> clients = new ArrayList<>();

  private CrashWitness() {}

  /** Makes an experiment and starts clients that log to runs of it. */
  static CrashWitness logTo(URI server) throws IOException {
    RawClient client = new RawClient(server);
    JsonObject experiment = new JsonObject().put("name", "crash");
    String experimentId =
        client.post("experiments/create", experiment).json().getString("experiment_id");
    CrashWitness witness = new CrashWitness();
    for (int seed = 0; seed < CLIENTS; seed++) {
      witness.clients.add(
          witness.threads.submit(
              new LoggingClient(client, experimentId, seed, witness.stop, witness.acknowledged)));
    }
    return witness;
  }

  /** Waits until the server has acknowledged so many writes more than when this was called. */
  void awaitWrites(int count) {
    long target = acknowledged.get() + count;
    Await.until(
        count + " more writes are acknowledged",
        PATIENCE,
        () -> acknowledged.get() >= target || clients.stream().anyMatch(Future::isDone));
    assertThat(acknowledged.get()).isGreaterThanOrEqualTo(target);
  }

  /** Stops the clients and returns a ledger for each run. */
  List<RunLedger> stop() throws InterruptedException, ExecutionException {
    stop.set(true);
    List<RunLedger> ledgers = new ArrayList<>();
    for (Future<List<RunLedger>> client : clients) {
      ledgers.addAll(client.get());
    }
    return ledgers;
  }

  static void assertKept(URI server, List<RunLedger> ledgers) throws IOException {
    RawClient client = new RawClient(server);
    assertThat(ledgers).anyMatch(ledger -> ledger.hasStatus("RUNNING"));
    assertThat(ledgers)
        .filteredOn(ledger -> ledger.hasStatus("FINISHED"))
        .hasSizeGreaterThanOrEqualTo(CLIENTS)
        .allMatch(ledger -> ledger.acknowledgedWrites() > 0);
    for (RunLedger ledger : ledgers) {
      ledger.assertMatches(Recording.read(client, ledger.runId()));
    }
  }

  @Override
  public void close() {
    stop.set(true);
    threads.shutdownNow();
  }
}
