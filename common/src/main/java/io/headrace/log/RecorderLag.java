package io.headrace.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;

/**
 * Tells operators how far the recorder is behind the log: {@code headrace.recorder.lag.events},
 * what is acknowledged and not recorded, of all partitions; {@code headrace.recorder.lag.seconds},
 * how long ago the oldest of it was there already. Looked at once in a while, by every recorder for
 * all of them; NaN while Kafka does not answer.
 */
public final class RecorderLag {

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final KafkaConnection kafka;
  private final LogOffsets offsets;
  private final EndsSeen seen = new EndsSeen();
  private volatile double events;
  private volatile double seconds;
  private long timer = -1;
  private boolean looking;

  public RecorderLag(KafkaConnection kafka, LogOffsets offsets, MeterRegistry metrics) {
    this.kafka = kafka;
    this.offsets = offsets;
    metrics.gauge("headrace.recorder.lag.events", this, lag -> lag.events);
    metrics.gauge("headrace.recorder.lag.seconds", this, lag -> lag.seconds);
  }

  public void start() {
    timer = kafka.vertx().setPeriodic(INTERVAL.toMillis(), elapsed -> look());
  }

  public void stop() {
    if (timer >= 0) {
      kafka.vertx().cancelTimer(timer);
    }
  }

  /** On the timer's event loop, one look at a time. */
  private void look() {
    if (looking) {
      return;
    }
    looking = true;
    offsets
        .ends()
        .compose(ends -> offsets.recorded().map(recorded -> compare(ends, recorded)))
        .recover(away -> Future.succeededFuture(unknown()))
        .onComplete(done -> looking = false);
  }

  private Void compare(long[] ends, long[] recorded) {
    long now = System.nanoTime();
    events = LogOffsets.missing(recorded, ends);
    seconds = Duration.ofNanos(seen.ageOfOldestBeyond(recorded, ends, now)).toMillis() / 1000.0;
    return null;
  }

  private Void unknown() {
    events = Double.NaN;
    seconds = Double.NaN;
    return null;
  }
}
