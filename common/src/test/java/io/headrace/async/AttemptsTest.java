package io.headrace.async;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AttemptsTest {

  private static final Vertx VERTX = Vertx.vertx();

  private final AtomicInteger attempts = new AtomicInteger();

  @AfterAll
  static void close() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void untilSuccess_failuresWorthAnotherAttempt_endsWithTheFirstSuccess() {
    Future<String> success =
        new Attempts(VERTX, Duration.ofMillis(1), failure -> true)
            .untilSuccess(() -> failingTwice("away"));

    assertThat(await(success).result()).isEqualTo("attempt 3");
  }

  @Test
  void untilSuccess_failureNotWorthAnother_endsWithIt() {
    Future<String> success =
        new Attempts(VERTX, Duration.ofMillis(1), failure -> attempts.get() < 2)
            .untilSuccess(() -> failingTwice("stopped"));

    assertThat(await(success).cause()).hasMessage("stopped");
    assertThat(attempts).hasValue(2);
  }

  private Future<String> failingTwice(String message) {
    int attempt = attempts.incrementAndGet();
    return attempt <= 2
        ? Future.failedFuture(message)
        : Future.succeededFuture("attempt " + attempt);
  }

  private static <T> Future<T> await(Future<T> future) {
    future
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(10, TimeUnit.SECONDS)
        .exceptionally(failure -> null)
        .join();
    return future;
  }
}
