package io.headrace.async;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepetitionTest {

  private static final int MANY = 200_000;

  private final AtomicInteger steps = new AtomicInteger();

  @Test
  void whileTrue_manyStepsThatAreDoneAtOnce_doesNotGrowTheStack() {
    Future<Void> done =
        Repetition.whileTrue(() -> Future.succeededFuture(steps.incrementAndGet() < MANY));

    assertThat(done.succeeded()).isTrue();
    assertThat(steps).hasValue(MANY);
  }

  @Test
  void whileTrue_manyStepsThatAreDoneLater_doesNotGrowTheStack() {
    Deque<Promise<Boolean>> underWay = new ArrayDeque<>();
    Future<Void> done =
        Repetition.whileTrue(
            () -> {
              underWay.add(Promise.promise());
              return underWay.peek().future();
            });
    for (int step = 1; step <= MANY; step++) {
      assertThat(underWay).hasSize(1);
      underWay.remove().complete(step < MANY);
    }

    assertThat(done.succeeded()).isTrue();
    assertThat(underWay).isEmpty();
  }

  @Test
  void whileTrue_stepThatFails_endsWithItsFailure() {
    Future<Void> done =
        Repetition.whileTrue(
            () ->
                steps.incrementAndGet() < 3
                    ? Future.succeededFuture(true)
                    : Future.failedFuture("third page"));

    assertThat(done.cause()).hasMessage("third page");
    assertThat(steps).hasValue(3);
  }

  @Test
  void whileTrue_stepThatThrows_endsWithWhatItThrew() {
    Future<Void> done =
        Repetition.whileTrue(
            () -> {
              throw new IllegalStateException("closed");
            });

    assertThat(done.cause()).hasMessage("closed");
  }
}
