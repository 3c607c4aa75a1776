package io.headrace.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;

/**
 * How far the recorder is behind the log, for writers that should not run away from it, and for
 * operators: {@code headrace.recorder.lag.events} and {@code headrace.recorder.lag.seconds}, see
 * {@link LogLag}.
 */
public final class RecorderLag {

  /** From here on writers are held back; readers wait twice as long. */
  private static final double EASY_SECONDS = 5;

  /** For each second more. So many clients' requests are slowed to what the recorder can do. */
  private static final double HOLD_MS_PER_SECOND = 20;

  private static final double LONGEST_HOLD_MS = 500;

  private final KafkaConnection kafka;
  private final LogLag lag;

  public RecorderLag(KafkaConnection kafka, LogOffsets offsets, MeterRegistry metrics) {
    this.kafka = kafka;
    this.lag = new LogLag(kafka, offsets, metrics, "headrace.recorder");
  }

  public void start() {
    lag.start();
  }

  public void stop() {
    lag.stop();
  }

  /**
   * Completes when a write that weighs something may go on: at once, unless the recorder works and
   * falls behind all the same. Then clients that wait for their answers log more slowly, and it
   * keeps up. If it does not work, for want of Cassandra maybe, slower writers would not help it,
   * and the log keeps what they write.
   */
  public Future<Void> pace() {
    long hold = holdMs(lag.seconds(), lag.isMoving());
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
}
