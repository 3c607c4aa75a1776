package io.headrace.async;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InTurnTest {

  private final InTurn inTurn = new InTurn(1, 1_000);

  @Test
  void run_ofMany_startsEachWhenTheOneBeforeHasEnded() {
    Promise<String> first = Promise.promise();
    AtomicInteger started = new AtomicInteger();
    Queue<String> ends = new ConcurrentLinkedQueue<>();

    inTurn.run(first::future).onSuccess(ends::add);
    inTurn
        .run(
            () -> {
              started.incrementAndGet();
              return Future.failedFuture("second");
            })
        .onFailure(failure -> ends.add(failure.getMessage()));
    inTurn.run(() -> Future.succeededFuture("third")).onSuccess(ends::add);

    assertThat(started).hasValue(0);
    first.complete("first");
    assertThat(ends).containsExactly("first", "second", "third");
  }

  @Test
  void run_ofWorkThatThrows_failsAndGoesOn() {
    Future<String> thrown =
        inTurn.run(
            () -> {
              throw new IllegalArgumentException("broken");
            });

    assertThat(thrown.cause()).hasMessage("broken");
    assertThat(inTurn.run(() -> Future.succeededFuture("next")).result()).isEqualTo("next");
  }

  @Test
  void run_pastTheLimit_isRefused() {
    Promise<String> endless = Promise.promise();
    inTurn.run(endless::future);
    for (int i = 0; i < 1_000; i++) {
      inTurn.run(endless::future);
    }

    Future<String> refused = inTurn.run(endless::future);

    assertThat(refused.cause())
        .isInstanceOfSatisfying(
            HeadraceException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.RESOURCE_EXHAUSTED));
  }

  @Test
  void run_ofTwoAtOnce_startsTheThirdWhenOneHasEnded() {
    InTurn two = new InTurn(2, 1);
    Promise<String> first = Promise.promise();
    Promise<String> second = Promise.promise();
    two.run(first::future);
    two.run(second::future);
    Future<String> third = two.run(() -> Future.succeededFuture("third"));

    assertThat(third.isComplete()).isFalse();
    assertThat(two.run(second::future).failed()).isTrue();
    second.complete();
    assertThat(third.result()).isEqualTo("third");
  }

  @Test
  void run_ofManyThatEndAtOnce_needsNoStack() {
    InTurn many = new InTurn(1, 100_000);
    Promise<String> first = Promise.promise();
    many.run(first::future);
    Future<String> last = null;
    for (int i = 0; i < 100_000; i++) {
      last = many.run(() -> Future.succeededFuture("done"));
    }
    first.complete();

    assertThat(last.result()).isEqualTo("done");
  }
}
