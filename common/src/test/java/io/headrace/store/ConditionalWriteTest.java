package io.headrace.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConditionalWriteTest {

  private static final Future<Optional<String>> LOST = Future.succeededFuture(Optional.empty());
  private static final Future<Optional<String>> WON = Future.succeededFuture(Optional.of("won"));
  private static final Future<Optional<String>> UNKNOWN =
      Future.failedFuture(new HeadraceException(ErrorCode.TEMPORARILY_UNAVAILABLE, "late"));

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    vertx.close().onComplete(done -> closed.countDown());
    assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private Future<String> decide(List<Future<Optional<String>>> outcomes) {
    Queue<Future<Optional<String>>> left = new ArrayDeque<>(outcomes);
    return new ConditionalWrite(vertx).untilDecided(left::remove);
  }

  @Test
  void untilDecided_afterLostRaces_triesAgain() {
    assertThat(decide(List.of(LOST, LOST, WON)).toCompletionStage())
        .succeedsWithin(Duration.ofSeconds(10))
        .isEqualTo("won");
  }

  @Test
  void untilDecided_afterUnknownOutcome_looksAgain() {
    assertThat(decide(List.of(UNKNOWN, WON)).toCompletionStage())
        .succeedsWithin(Duration.ofSeconds(10))
        .isEqualTo("won");
  }

  @Test
  void untilDecided_whenCassandraStaysAway_fails() {
    assertThat(decide(List.of(UNKNOWN, UNKNOWN, UNKNOWN, WON)).toCompletionStage())
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableThat()
        .withMessageContaining("late");
  }

  @Test
  void untilDecided_whenRefused_failsAtOnce() {
    HeadraceException refusal = HeadraceException.invalid("no");

    assertThat(decide(List.of(Future.failedFuture(refusal))).toCompletionStage())
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableThat()
        .withCause(refusal);
  }
}
