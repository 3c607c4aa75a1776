package io.headrace.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * How far the recorder is behind the log, for writers that should not run away from it, and for
 * operators: {@code headrace.recorder.lag.events}, what is acknowledged and not recorded, of all
 * partitions; {@code headrace.recorder.lag.seconds}, how long ago the oldest of it was there
 * already. Looked at once in a while, by every recorder for all of them; NaN while Kafka does not
 * answer.
 */
public final class RecorderLag {

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /** A recorder that works commits at the end of each batch, and the largest take seconds. */
  private static final Duration STANDSTILL = Duration.ofSeconds(30);

  /** From here on writers are held back; readers wait twice as long. */
  private static final double EASY_SECONDS = 5;

  /** For each second more. So many clients' requests are slowed to what the recorder can do. */
  private static final double HOLD_MS_PER_SECOND = 20;

  private static final double LONGEST_HOLD_MS = 500;

  private final KafkaConnection kafka;
  private final LogOffsets offsets;
  private final EndsSeen seen = new EndsSeen();
  private volatile double events;
  private volatile double seconds;
  private volatile boolean moving;
  private long[] recordedBefore;
  private long movedAt;
  private long timer = -1;
  private boolean looking;

  public RecorderLag(KafkaConnection kafka, LogOffsets offsets, MeterRegistry metrics) {
    this.kafka = kafka;
    this.offsets = offsets;
    Gauge.builder("headrace.recorder.lag.events", this, lag -> lag.events)
        .description("Events in the log that are not stored yet")
        .register(metrics);
    Gauge.builder("headrace.recorder.lag.seconds", this, lag -> lag.seconds)
        .description("For how long events have waited to be stored")
        .register(metrics);
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

  /**
   * Completes when a write that weighs something may go on: at once, unless the recorder works and
   * falls behind all the same. Then clients that wait for their answers log more slowly, and it
   * keeps up. If it does not work, for want of Cassandra maybe, slower writers would not help it,
   * and the log keeps what they write.
   */
  public Future<Void> pace() {
    long hold = holdMs(seconds, moving);
    return hold == 0
        ? Future.succeededFuture()
        : kafka.vertx().timer(hold, TimeUnit.MILLISECONDS).mapEmpty();
  }

  static long holdMs(double lagSeconds, boolean moving) {
    if (!moving || !(lagSeconds > EASY_SECONDS)) {
      return 0;
    }
    double hold = (lagSeconds - EASY_SECONDS) * HOLD_MS_PER_SECOND;
    return Math.round(Math.min(hold, LONGEST_HOLD_MS));
  }

  private Void compare(long[] ends, long[] recorded) {
    long now = System.nanoTime();
    if (!Arrays.equals(recorded, recordedBefore)) {
      recordedBefore = recorded;
      movedAt = now;
    }
    moving = now - movedAt < STANDSTILL.toNanos();
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
