package io.headrace.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Arrays;

/**
 * How far the group that stores a log is behind it: {@code ….lag.events}, what is acknowledged and
 * not stored, of all partitions; {@code ….lag.seconds}, how long ago the oldest of it was there
 * already; and how far the log goes: {@code ….published.events}. Looked at once in a while, by
 * every member for all of them; NaN while Kafka does not answer.
 */
public final class LogLag {

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /** A group that works commits at the end of each batch, and the largest take seconds. */
  private static final Duration STANDSTILL = Duration.ofSeconds(30);

  private final KafkaConnection kafka;
  private final LogOffsets offsets;
  private final EndsSeen seen = new EndsSeen();
  private volatile double events = Double.NaN;
  private volatile double seconds = Double.NaN;
  private volatile double published = Double.NaN;
  private volatile boolean moving;
  private long[] recordedBefore;
  private long movedAt;
  private long timer = -1;
  private boolean looking;

  /**
   * The lag of a group.
   *
   * @param meters what the names of its gauges begin with
   */
  public LogLag(KafkaConnection kafka, LogOffsets offsets, MeterRegistry metrics, String meters) {
    this.kafka = kafka;
    this.offsets = offsets;
    Gauge.builder(meters + ".lag.events", this, LogLag::events)
        .description("Events in the log that are not stored yet")
        .register(metrics);
    Gauge.builder(meters + ".lag.seconds", this, LogLag::seconds)
        .description("For how long events have waited to be stored")
        .register(metrics);
    Gauge.builder(meters + ".published.events", this, log -> log.published)
        .description("Events that were ever acknowledged, by the ends of the log")
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

  /** Events that are not stored; NaN while that is not known. */
  public double events() {
    return events;
  }

  /** For how long the oldest of them has waited, in seconds; NaN while that is not known. */
  public double seconds() {
    return seconds;
  }

  /** Whether something has been stored lately. */
  public boolean isMoving() {
    return moving;
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
    if (!Arrays.equals(recorded, recordedBefore)) {
      recordedBefore = recorded;
      movedAt = now;
    }
    moving = now - movedAt < STANDSTILL.toNanos();
    published = Arrays.stream(ends).sum();
    events = LogOffsets.missing(recorded, ends);
    seconds = Duration.ofNanos(seen.ageOfOldestBeyond(recorded, ends, now)).toMillis() / 1000.0;
    return null;
  }

  private Void unknown() {
    events = Double.NaN;
    seconds = Double.NaN;
    published = Double.NaN;
    return null;
  }
}
