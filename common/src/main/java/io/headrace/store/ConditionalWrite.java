package io.headrace.store;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Drives a read-and-conditionally-write step until it has an outcome: again when it lost a race,
 * and a few times when Cassandra left its outcome unknown (a time-out may hide a success). The step
 * itself must recognise what an earlier try has done: by the revision that all tries of one change
 * share, read at SERIAL, which settles what is under way.
 */
final class ConditionalWrite {

  private static final int RACES = 200;
  private static final int UNKNOWN_OUTCOMES = 2;
  private static final int LONGEST_PAUSE_MILLIS = 20;

  private final Vertx vertx;

  ConditionalWrite(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * Runs {@code step} until it answers.
   *
   * @param step one try; empty when it lost a race. Must not throw
   */
  <T> Future<T> untilDecided(Supplier<Future<Optional<T>>> step) {
    return untilDecided(step, RACES, UNKNOWN_OUTCOMES);
  }

  private <T> Future<T> untilDecided(
      Supplier<Future<Optional<T>>> step, int racesLeft, int unknownLeft) {
    return step.get()
        .transform(
            (answer, failure) -> {
              if (answer != null && answer.isPresent()) {
                return Future.succeededFuture(answer.get());
              }
              if (failure == null && racesLeft > 0) {
                return pause().compose(rested -> untilDecided(step, racesLeft - 1, unknownLeft));
              }
              if (isUnknown(failure) && unknownLeft > 0) {
                return pause().compose(rested -> untilDecided(step, racesLeft, unknownLeft - 1));
              }
              return Future.failedFuture(failure == null ? tooManyRaces() : failure);
            });
  }

  private static boolean isUnknown(Throwable failure) {
    return HeadraceException.is(failure, ErrorCode.TEMPORARILY_UNAVAILABLE);
  }

  private static HeadraceException tooManyRaces() {
    return new HeadraceException(
        ErrorCode.TEMPORARILY_UNAVAILABLE, "Too many clients change the same thing at once");
  }

  /** Of a random length, so that those who met do not meet again. */
  private Future<?> pause() {
    return vertx.timer(
        1 + ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS), TimeUnit.MILLISECONDS);
  }
}
