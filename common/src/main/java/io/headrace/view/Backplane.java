package io.headrace.view;

import io.headrace.async.Attempts;
import io.headrace.config.CassandraSettings;
import io.headrace.config.KafkaSettings;
import io.headrace.config.SettingValues;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.lifecycle.BackendHealth;
import io.headrace.log.KafkaConnection;
import io.headrace.log.LogOffsets;
import io.headrace.log.LogTail;
import io.headrace.log.RunLog;
import io.headrace.model.Backend;
import io.headrace.store.CassandraConnection;
import io.headrace.store.LogEpochs;
import io.headrace.store.StoredRuns;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the services that deal with runs stand on: the connections to Kafka and Cassandra, the run
 * log, and the view of the runs. One in each JVM: services in one JVM share it, so that the log is
 * read once and runs are in memory once.
 *
 * <p>Starts with the first service that does and stops with the last.
 */
public final class Backplane {

  /** Share of the heap that the view may fill with runs. */
  private static final int HEAP_SHARE = 4;

  /** Rest before Kafka or Cassandra is asked again while starting. */
  private static final Duration REST = Duration.ofMillis(500);

  private final CassandraConnection cassandra;
  private final KafkaConnection kafka;
  private final LogOffsets offsets;
  private final RunLog log;
  private final LogTail tail;
  private final ReadWaits waits;
  private final RunView view;
  private final RunWriter writer;

  private final Attempts attempts;

  /** The services that stand on it, by identity. */
  private final Set<Object> users = Collections.newSetFromMap(new IdentityHashMap<>());

  private Future<Void> connected;
  private Future<Void> publishing;
  private Future<Integer> started;
  private volatile boolean viewReady;
  private volatile boolean stopped;

  public Backplane(Vertx vertx, SettingValues values, MeterRegistry metrics) {
    this.cassandra = new CassandraConnection(vertx, CassandraSettings.from(values));
    this.kafka = new KafkaConnection(vertx, KafkaSettings.from(values));
    this.offsets = new LogOffsets(kafka, kafka.runs());
    this.log = new RunLog(kafka, metrics);
    this.tail = new LogTail(kafka, offsets);
    this.waits = new ReadWaits(metrics);
    Outcomes outcomes = new Outcomes(vertx);
    this.view =
        new RunView(
            tail::execute,
            task -> waits.forTail(() -> tail.onceCaughtUp(task)),
            new RecordedSource(tail, offsets, new StoredRuns(cassandra)),
            outcomes,
            Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    view.meters().bindTo(metrics);
    this.writer = new RunWriter(log, view, outcomes, tail::hurry);
    this.attempts = new Attempts(vertx, REST, this::isPassing);
  }

  private Future<Void> connected() {
    if (connected == null) {
      connected = Future.all(cassandra.start(), kafka.start()).mapEmpty();
    }
    return connected;
  }

  /**
   * Connects, and gets ready to append to the log; enough for who reads only what is stored and
   * publishes without waiting for what comes of it.
   *
   * @param user who stands on it from now on, until {@link #stop}
   */
  public synchronized Future<Void> publish(Object user) {
    users.add(user);
    return publishing();
  }

  private Future<Void> publishing() {
    if (publishing == null) {
      publishing = connected().compose(done -> log.start());
    }
    return publishing;
  }

  /**
   * Connects and catches up with the log; completes with the log's epoch.
   *
   * @param user who stands on it from now on, until {@link #stop}
   */
  public synchronized Future<Integer> start(Object user) {
    users.add(user);
    if (started == null) {
      started =
          connected()
              .compose(done -> untilItPasses(this::epoch))
              .compose(epoch -> Future.all(publishing(), readLog(epoch)).map(epoch))
              .onSuccess(epoch -> viewReady = true);
    }
    return started;
  }

  private Future<Void> readLog(int epoch) {
    return untilItPasses(() -> tail.start(epoch, view));
  }

  /** Asks again for what is temporarily unavailable, until it is there or we are stopped. */
  public <T> Future<T> untilItPasses(Supplier<Future<T>> question) {
    return attempts.untilSuccess(question);
  }

  private boolean isPassing(Throwable failure) {
    return !stopped && HeadraceException.is(failure, ErrorCode.TEMPORARILY_UNAVAILABLE);
  }

  private Future<Integer> epoch() {
    return new LogEpochs(cassandra).epoch(kafka.runTopic(), kafka.runTopicId());
  }

  /** How Kafka and Cassandra are. */
  public List<BackendHealth> backends() {
    return List.of(
        new BackendHealth(Backend.KAFKA, kafka.missing()),
        new BackendHealth(Backend.CASSANDRA, cassandra.missing()));
  }

  /** What keeps us from Kafka and Cassandra, a sentence each. */
  public List<String> missingConnections() {
    List<String> missing = new ArrayList<>();
    kafka.missing().ifPresent(missing::add);
    cassandra.missing().ifPresent(missing::add);
    return missing;
  }

  /** What keeps it from working, a sentence each. */
  public List<String> missing() {
    List<String> missing = missingConnections();
    if (missing.isEmpty()) {
      tail.missing().ifPresent(missing::add);
    }
    if (missing.isEmpty() && !viewReady) {
      missing.add("The run log is being read.");
    }
    return missing;
  }

  /**
   * Sends what is in flight and disconnects, when the last user leaves. Who has left, or never
   * came, changes nothing.
   */
  public synchronized Future<Void> stop(Object user) {
    if (!users.remove(user) || !users.isEmpty()) {
      return Future.succeededFuture();
    }
    stopped = true;
    return log.stop().eventually(tail::stop).eventually(kafka::stop).eventually(cassandra::stop);
  }

  public CassandraConnection cassandra() {
    return cassandra;
  }

  public KafkaConnection kafka() {
    return kafka;
  }

  public LogOffsets offsets() {
    return offsets;
  }

  /** For who waits until something is recorded, on behalf of a reader. */
  public ReadWaits waits() {
    return waits;
  }

  /** For who publishes; the services that read the log have the {@link #writer}. */
  public RunLog log() {
    return log;
  }

  public RunView view() {
    return view;
  }

  /**
   * The position up to which the {@link #view} has been told what became of a run. A question to
   * the view that asks for it gets the one that its answer shows.
   */
  public long positionOf(String runId) {
    return tail.position(runId);
  }

  public RunWriter writer() {
    return writer;
  }
}
