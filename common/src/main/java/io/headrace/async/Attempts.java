package io.headrace.async;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Tries until it succeeds, with a rest before each further attempt. */
public final class Attempts {

  private final Vertx vertx;
  private final Duration rest;
  private final Predicate<Throwable> isWorthAnother;

  /**
   * @param isWorthAnother asked after each attempt that failed; it may look at more than the
   *     failure
   */
  public Attempts(Vertx vertx, Duration rest, Predicate<Throwable> isWorthAnother) {
    this.vertx = vertx;
    this.rest = rest;
    this.isWorthAnother = isWorthAnother;
  }

  /** The first success, or the first failure that is not worth another attempt. */
  public <T> Future<T> untilSuccess(Supplier<Future<T>> attempt) {
    AtomicReference<T> success = new AtomicReference<>();
    return Repetition.whileTrue(
            () -> attempt.get().onSuccess(success::set).map(false).recover(this::again))
        .map(done -> success.get());
  }

  private Future<Boolean> again(Throwable failure) {
    return isWorthAnother.test(failure)
        ? vertx.timer(rest.toMillis(), TimeUnit.MILLISECONDS).map(true)
        : Future.failedFuture(failure);
  }
}
