package io.headrace.tracking.recorder;

import io.headrace.log.DeadLetters;
import io.headrace.log.GroupReader;
import io.headrace.log.KafkaConnection;
import io.headrace.log.KeptLetters;
import io.headrace.log.LogTrim;
import io.headrace.log.RecorderLag;
import io.headrace.view.Backplane;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;

/** The recorder with all it works with: reads the log, stores it, trims what is stored. */
public final class Recording {

  /** Share of the heap that the recorder may fill with runs. */
  private static final int HEAP_SHARE = 8;

  private static final String METERS = "headrace.recorder";

  private final DeadLetters deadLetters;
  private final KeptLetters keptLetters;
  private final Compactor compactor;
  private final GroupReader reader;
  private final LogTrim trim;
  private final RecorderLag lag;

  public Recording(Backplane backplane, MeterRegistry metrics) {
    KafkaConnection kafka = backplane.kafka();
    this.deadLetters = new DeadLetters(kafka, kafka.runs(), metrics, METERS);
    this.keptLetters = new KeptLetters(kafka, kafka.runs(), metrics, METERS);
    this.compactor =
        new Compactor(
            new CassandraCompactionStore(backplane.cassandra()), new CompactorMetrics(metrics));
    Recorder recorder =
        new Recorder(
            new CassandraRunStore(backplane.cassandra()),
            deadLetters::add,
            compactor::add,
            GenerationSize.USUAL,
            new RecorderMetrics(metrics),
            Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    this.reader = new GroupReader(kafka, kafka.runs(), recorder);
    this.trim = new LogTrim(kafka, kafka.runs());
    this.lag = new RecorderLag(kafka, backplane.offsets(), metrics);
  }

  /** How far it is behind; known from the start on. */
  public RecorderLag lag() {
    return lag;
  }

  /**
   * Begins to record.
   *
   * @param epoch of the run log
   */
  public Future<Void> start(int epoch) {
    compactor.start();
    lag.start();
    keptLetters.start();
    return reader.start(epoch).onSuccess(started -> trim.start());
  }

  /** Stores the batch under way, then lets go. */
  public Future<Void> stop() {
    lag.stop();
    keptLetters.stop();
    trim.stop();
    compactor.stop();
    return reader.stop().eventually(deadLetters::stop);
  }
}
