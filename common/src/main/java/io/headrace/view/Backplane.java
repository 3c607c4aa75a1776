package io.headrace.view;

import io.headrace.config.CassandraSettings;
import io.headrace.config.KafkaSettings;
import io.headrace.config.SettingValues;
import io.headrace.log.KafkaConnection;
import io.headrace.log.LogOffsets;
import io.headrace.log.LogTail;
import io.headrace.log.RunLog;
import io.headrace.store.CassandraConnection;
import io.headrace.store.LogEpochs;
import io.headrace.store.StoredRuns;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;

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

  private final CassandraConnection cassandra;
  private final KafkaConnection kafka;
  private final LogOffsets offsets;
  private final RunLog log;
  private final RunView view;
  private final RunWriter writer;

  private int users;
  private Future<Void> connected;
  private Future<Integer> started;
  private volatile boolean viewReady;

  public Backplane(Vertx vertx, SettingValues values, MeterRegistry metrics) {
    this.cassandra = new CassandraConnection(vertx, CassandraSettings.from(values));
    this.kafka = new KafkaConnection(vertx, KafkaSettings.from(values));
    this.offsets = new LogOffsets(kafka);
    this.log = new RunLog(kafka, metrics);
    Outcomes outcomes = new Outcomes(vertx);
    this.view =
        new RunView(
            reader -> new LogTail(kafka, offsets, reader),
            offsets,
            new StoredRuns(cassandra),
            outcomes,
            new RunMemory(Runtime.getRuntime().maxMemory() / HEAP_SHARE));
    this.writer = new RunWriter(log, view, outcomes);
  }

  /** Connects; enough for who reads only what is stored. */
  public synchronized Future<Void> connect() {
    users++;
    return connected();
  }

  private Future<Void> connected() {
    if (connected == null) {
      connected = Future.all(cassandra.start(), kafka.start()).mapEmpty();
    }
    return connected;
  }

  /** Connects and catches up with the log; completes with the log's epoch. */
  public synchronized Future<Integer> start() {
    users++;
    if (started == null) {
      started =
          connected()
              .compose(done -> epoch())
              .compose(epoch -> Future.all(log.start(), view.start(epoch)).map(epoch))
              .onSuccess(epoch -> viewReady = true);
    }
    return started;
  }

  private Future<Integer> epoch() {
    return new LogEpochs(cassandra).epoch(kafka.runTopic(), kafka.runTopicId());
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
    if (missing.isEmpty() && !viewReady) {
      missing.add("The run log is being read.");
    }
    return missing;
  }

  /** Sends what is in flight and disconnects, when the last user leaves. */
  public synchronized Future<Void> stop() {
    users--;
    if (users > 0) {
      return Future.succeededFuture();
    }
    return log.stop().eventually(view::stop).eventually(kafka::stop).eventually(cassandra::stop);
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

  public RunView view() {
    return view;
  }

  public RunWriter writer() {
    return writer;
  }
}
