package io.headrace.async;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SharedCallTest {

  private final List<Promise<String>> calls = new ArrayList<>();
  private final SharedCall<String> shared =
      new SharedCall<>(
          () -> {
            calls.add(Promise.promise());
            return calls.get(calls.size() - 1).future();
          });

  @Test
  void ask_whileNoneIsUnderWay_callsAtOnce() {
    Future<String> answer = shared.ask();
    calls.get(0).complete("a");

    assertThat(answer.result()).isEqualTo("a");
    assertThat(calls).hasSize(1);
  }

  @Test
  void ask_whileACallIsUnderWay_getsTheAnswerOfTheNext() {
    Future<String> first = shared.ask();
    Future<String> second = shared.ask();
    Future<String> third = shared.ask();
    assertThat(calls).hasSize(1);

    calls.get(0).complete("old");
    assertThat(first.result()).isEqualTo("old");
    assertThat(second.isComplete()).isFalse();
    assertThat(calls).hasSize(2);

    calls.get(1).complete("new");
    assertThat(second.result()).isEqualTo("new");
    assertThat(third.result()).isEqualTo("new");
    assertThat(calls).hasSize(2);
  }

  @Test
  void ask_callThatFails_failsItsAskersAlone() {
    Future<String> first = shared.ask();
    Future<String> second = shared.ask();

    calls.get(0).fail("down");
    calls.get(1).complete("up again");

    assertThat(first.failed()).isTrue();
    assertThat(second.result()).isEqualTo("up again");
  }

  @Test
  void ask_callThatThrows_failsItsAskersAndIsMadeAgain() {
    AtomicInteger made = new AtomicInteger();
    SharedCall<String> throwing =
        new SharedCall<>(
            () -> {
              if (made.incrementAndGet() == 1) {
                throw new IllegalStateException("closed");
              }
              return Future.succeededFuture("a");
            });

    assertThat(throwing.ask().cause()).hasMessage("closed");
    assertThat(throwing.ask().result()).isEqualTo("a");
  }

  /** The promise of read barriers, with many threads: no answer is older than its question. */
  @Test
  @Timeout(20)
  void ask_fromManyThreads_isNeverAnsweredWithWhatWasTrueBefore() throws Exception {
    AtomicLong clock = new AtomicLong();
    ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
    SharedCall<Long> time =
        new SharedCall<>(
            () -> {
              long read = clock.incrementAndGet();
              Promise<Long> answer = Promise.promise();
              new Thread(() -> answer.complete(read)).start();
              return answer.future();
            });
    int threads = 8;
    int questions = 200;
    CountDownLatch answered = new CountDownLatch(threads * questions);
    for (int t = 0; t < threads; t++) {
      new Thread(
              () -> {
                for (int q = 0; q < questions; q++) {
                  long asked = clock.incrementAndGet();
                  time.ask()
                      .onComplete(
                          answer -> {
                            if (answer.failed() || answer.result() <= asked) {
                              faults.add(asked + " got " + answer);
                            }
                            answered.countDown();
                          });
                }
              })
          .start();
    }

    assertThat(answered.await(15, TimeUnit.SECONDS)).isTrue();
    assertThat(faults).isEmpty();
  }
}
