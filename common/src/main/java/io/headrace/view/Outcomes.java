package io.headrace.view;

import io.headrace.async.ContextPromise;
import io.headrace.error.HeadraceException;
import io.headrace.event.Outcome;
import io.headrace.event.RunState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * The events of this instance whose verdict somebody waits for. Each travels with an origin (this
 * instance's number and the event's), by which the tail knows it again.
 *
 * <p>Thread-safe.
 */
final class Outcomes {

  /** Far above what Kafka needs; only a tail that cannot read makes anyone wait so long. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int ORIGIN_BYTES = 2 * Long.BYTES;

  private record Expected<T>(Function<RunState, T> answer, ContextPromise<T> promise) {
    void complete(RunState run) {
      try {
        promise.succeed(answer.apply(run));
      } catch (RuntimeException e) {
        promise.fail(e);
      }
    }
  }

  private final long instance = new SecureRandom().nextLong();
  private final AtomicLong lastNumber = new AtomicLong();
  private final Map<Long, Expected<?>> expected = new ConcurrentHashMap<>();
  private final Vertx vertx;

  Outcomes(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * A place to wait at: {@code origin} goes with the event, {@code future} tells what came of it.
   */
  static final class Ticket<T> {
    private final long number;
    private final byte[] origin;
    private final Future<T> future;

    private Ticket(long number, byte[] origin, Future<T> future) {
      this.number = number;
      this.origin = origin;
      this.future = future;
    }

    byte[] origin() {
      return origin;
    }

    Future<T> future() {
      return future;
    }
  }

  /**
   * Expects the verdict on an event that is about to be appended.
   *
   * @param answer made of the run, on the tail's thread, right after the event was applied
   */
  <T> Ticket<T> expect(Function<RunState, T> answer) {
    long number = lastNumber.incrementAndGet();
    ContextPromise<T> promise = new ContextPromise<>();
    expected.put(number, new Expected<>(answer, promise));
    long timer =
        vertx.setTimer(
            PATIENCE.toMillis(),
            elapsed -> cancel(number, HeadraceException.unavailable("The log is not read.", null)));
    Future<T> future = promise.future().onComplete(done -> vertx.cancelTimer(timer));
    byte[] origin = ByteBuffer.allocate(ORIGIN_BYTES).putLong(instance).putLong(number).array();
    return new Ticket<>(number, origin, future);
  }

  /** The event will not come, or nobody can say what came of it. */
  void cancel(Ticket<?> ticket, Throwable reason) {
    cancel(ticket.number, reason);
  }

  private void cancel(long number, Throwable reason) {
    Expected<?> waiting = expected.remove(number);
    if (waiting != null) {
      waiting.promise.fail(reason);
    }
  }

  /** Tells whoever waits for the event with this origin; on the tail's thread. */
  void settle(byte[] origin, Outcome outcome, RunState run) {
    Expected<?> waiting = expected.remove(number(origin));
    if (waiting == null) {
      return;
    }
    if (outcome instanceof Outcome.Refused refused) {
      waiting.promise.fail(refused.reason());
    } else if (outcome instanceof Outcome.Known) {
      // The run was loaded as it stood after the event: whether that was refused, nobody can tell.
      waiting.promise.fail(
          HeadraceException.unavailable("What came of the request is not known; try again.", null));
    } else {
      waiting.complete(run);
    }
  }

  /** The run of the event with this origin cannot be had. */
  void settle(byte[] origin, Throwable reason) {
    cancel(number(origin), reason);
  }

  /** The number of an event of ours; of nobody's for those of others. */
  private long number(byte[] origin) {
    if (origin == null || origin.length != ORIGIN_BYTES) {
      return 0;
    }
    ByteBuffer bytes = ByteBuffer.wrap(origin);
    return bytes.getLong() == instance ? bytes.getLong() : 0;
  }
}
