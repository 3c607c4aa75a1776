package io.headrace.artifact.upload;

import io.headrace.config.ArtifactEventSettings;
import io.headrace.log.DeadLetters;
import io.headrace.log.GroupReader;
import io.headrace.log.KafkaConnection;
import io.headrace.log.KeptLetters;
import io.headrace.log.LogLag;
import io.headrace.log.LogOffsets;
import io.headrace.log.LogRereading;
import io.headrace.log.LogTopic;
import io.headrace.log.LogTrim;
import io.headrace.view.Backplane;
import io.headrace.view.ReadWaits;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/**
 * The receiver of files that come through Kafka with all it works with: reads the log of artifacts,
 * stores what is complete, trims what is done.
 */
public final class UploadReceiving {

  /** Share of the heap that incomplete files may take. */
  private static final int HEAP_SHARE = 16;

  /** Of readers. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Readers have given up by then. */
  private static final double BEHIND_SECONDS = 30;

  /** Nothing of these events is compared with what another topic's left behind. */
  private static final int EPOCH = 1;

  private static final String METERS = "headrace.artifacts";

  private final DeadLetters deadLetters;
  private final KeptLetters keptLetters;
  private final LogRereading rereading;
  private final GroupReader reader;
  private final LogTrim trim;
  private final LogLag lag;
  private final UploadBarrier barrier;
  private volatile boolean started;

  public UploadReceiving(
      Backplane backplane,
      UploadStore store,
      ArtifactEventSettings settings,
      MeterRegistry metrics) {
    KafkaConnection kafka = backplane.kafka();
    LogTopic topic = kafka.artifacts();
    LogOffsets offsets = new LogOffsets(kafka, topic);
    this.deadLetters = new DeadLetters(kafka, topic, metrics, METERS);
    this.keptLetters = new KeptLetters(kafka, topic, metrics, METERS);
    this.rereading = new LogRereading(kafka, topic, EPOCH);
    UploadReceiver receiver =
        new UploadReceiver(
            new Assembly(settings, Runtime.getRuntime().maxMemory() / HEAP_SHARE),
            new KafkaUploadLog(offsets, rereading, deadLetters),
            store,
            new UploadMetrics(metrics),
            System::nanoTime);
    this.reader = new GroupReader(kafka, topic, receiver);
    this.trim = new LogTrim(kafka, topic);
    this.lag = new LogLag(kafka, offsets, metrics, METERS);
    ReadWaits waits = backplane.waits();
    this.barrier =
        new UploadBarrier(() -> waits.forArtifacts(() -> offsets.behindIfGrown(PATIENCE)));
  }

  /** Passed before artifacts are read. */
  public UploadBarrier barrier() {
    return barrier;
  }

  /** Begins to receive; needs Kafka. */
  public Future<Void> start() {
    lag.start();
    keptLetters.start();
    return reader.start(EPOCH).onSuccess(reading -> trim.start()).onSuccess(on -> started = true);
  }

  /** What keeps files from being stored, in words; empty when nothing does. */
  public Optional<String> missing() {
    if (started && !reader.isAlive()) {
      return Optional.of("Files that come through Kafka are not stored: their receiver has ended.");
    }
    if (lag.seconds() > BEHIND_SECONDS && !lag.isMoving()) {
      return Optional.of(
          "Files that come through Kafka are stored late: "
              + Math.round(lag.events())
              + " events have waited for "
              + Math.round(lag.seconds())
              + " s.");
    }
    return Optional.empty();
  }

  /** Stores what is at hand, then lets go. */
  public Future<Void> stop() {
    started = false;
    lag.stop();
    keptLetters.stop();
    trim.stop();
    return reader.stop().eventually(rereading::stop).eventually(deadLetters::stop);
  }
}
