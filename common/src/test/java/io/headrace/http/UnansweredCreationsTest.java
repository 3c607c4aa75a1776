package io.headrace.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UnansweredCreationsTest {

  private static final byte[] BODY = bytes("{\"experiment_id\":\"1\"}");

  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);
  private final AtomicInteger made = new AtomicInteger();
  private final UnansweredCreations<Integer> creations =
      new UnansweredCreations<>(nanoTime::get, Long.MAX_VALUE);

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private UnansweredCreations<Integer>.Attempt attempt(byte[] body) {
    return creations.attempt(body, made::incrementAndGet);
  }

  @Test
  void attempt_afterOneWhoseClientHasGone_isGivenItsCreationOnce() {
    attempt(BODY).unanswered();

    UnansweredCreations<Integer>.Attempt again = attempt(BODY.clone());

    assertThat(again.creation()).isEqualTo(1);
    assertThat(again.isRepeated()).isTrue();
    assertThat(attempt(BODY).creation()).isEqualTo(2);
    assertThat(attempt(BODY).isRepeated()).isFalse();
  }

  @Test
  void attempt_afterOneThatFailedForNow_isGivenItsCreation() {
    attempt(BODY).failed(HeadraceException.unavailable("Kafka does not answer", null));

    assertThat(attempt(BODY).creation()).isEqualTo(1);
  }

  @Test
  void attempt_afterOneThatFailedWithAMistakeOfOurs_isGivenItsCreation() {
    attempt(BODY).failed(new IllegalStateException("unforeseen"));

    assertThat(attempt(BODY).creation()).isEqualTo(1);
  }

  @Test
  void attempt_afterOneThatWasOneTooMany_makesItsOwn() {
    attempt(BODY).failed(tooMany());

    assertThat(attempt(BODY).creation()).isEqualTo(2);
  }

  @Test
  void attempt_afterARepetitionThatWasOneTooMany_isGivenTheCreation() {
    attempt(BODY).failed(HeadraceException.unavailable("Kafka does not answer", null));
    attempt(BODY).failed(tooMany());

    UnansweredCreations<Integer>.Attempt third = attempt(BODY);

    assertThat(third.creation()).isEqualTo(1);
    assertThat(third.isRepeated()).isTrue();
    assertThat(attempt(BODY).creation()).isEqualTo(2);
  }

  @Test
  void attempt_afterARepetitionThatWasRefused_makesItsOwn() {
    attempt(BODY).failed(HeadraceException.unavailable("Kafka does not answer", null));
    attempt(BODY).failed(HeadraceException.invalid("No."));

    assertThat(attempt(BODY).creation()).isEqualTo(2);
  }

  private static HeadraceException tooMany() {
    return new HeadraceException(ErrorCode.RESOURCE_EXHAUSTED, "Too many; try again.");
  }

  @Test
  void attempt_afterOneThatWasRefused_makesItsOwn() {
    attempt(BODY).failed(HeadraceException.invalid("No."));

    assertThat(attempt(BODY).creation()).isEqualTo(2);
  }

  @Test
  void attempt_afterOneThatWasAnswered_makesItsOwn() {
    attempt(BODY);

    assertThat(attempt(BODY).creation()).isEqualTo(2);
  }

  @Test
  void attempt_withAnotherBody_makesItsOwn() {
    attempt(BODY).unanswered();

    assertThat(attempt(bytes("{}")).creation()).isEqualTo(2);
    assertThat(attempt(BODY).creation()).isEqualTo(1);
  }

  @Test
  void attempts_ofTwoClientsThatBothLostTheirs_getBothBack() {
    UnansweredCreations<Integer>.Attempt first = attempt(BODY);
    UnansweredCreations<Integer>.Attempt second = attempt(BODY);
    first.unanswered();
    second.unanswered();

    assertThat(attempt(BODY).creation()).isEqualTo(1);
    assertThat(attempt(BODY).creation()).isEqualTo(2);
    assertThat(attempt(BODY).creation()).isEqualTo(3);
  }

  @Test
  void attempt_thatFailedAndWhoseClientHasGone_isGivenAwayOnce() {
    UnansweredCreations<Integer>.Attempt attempt = attempt(BODY);
    attempt.unanswered();
    attempt.failed(HeadraceException.unavailable("Kafka does not answer", null));

    assertThat(attempt(BODY).creation()).isEqualTo(1);
    assertThat(attempt(BODY).creation()).isEqualTo(2);
  }

  @Test
  void attempt_longAfter_makesItsOwn() {
    attempt(BODY).unanswered();
    nanoTime.addAndGet(Duration.ofMinutes(11).toNanos());

    assertThat(attempt(BODY).creation()).isEqualTo(2);
  }

  @Test
  void attempt_afterManyOthersWereLost_findsOnlyTheLast() {
    for (int i = 0; i <= UnansweredCreations.MOST; i++) {
      attempt(bytes("body " + i)).unanswered();
    }

    assertThat(attempt(bytes("body 1")).creation()).isEqualTo(2);
    assertThat(attempt(bytes("body 0")).creation()).isEqualTo(UnansweredCreations.MOST + 2);
  }

  @Test
  void attempts_thatTakeMoreThanTheirShare_findOnlyTheLast() {
    byte[] large = new byte[1_000];
    UnansweredCreations<String> few =
        new UnansweredCreations<>(nanoTime::get, 2L * UnansweredCreations.bytes(large));
    for (byte i = 0; i < 3; i++) {
      large[0] = i;
      few.attempt(large, () -> "lost").unanswered();
    }

    large[0] = 2;
    assertThat(few.attempt(large, () -> "new").creation()).isEqualTo("lost");
    large[0] = 1;
    assertThat(few.attempt(large, () -> "new").creation()).isEqualTo("lost");
    large[0] = 0;
    assertThat(few.attempt(large, () -> "new").creation()).isEqualTo("new");
  }

  @Test
  void attempt_afterOthersWereGivenBack_hasTheirShareAgain() {
    UnansweredCreations<String> few =
        new UnansweredCreations<>(nanoTime::get, 2L * UnansweredCreations.bytes(BODY));
    for (int i = 0; i < 5; i++) {
      few.attempt(BODY, () -> "lost").unanswered();
      assertThat(few.attempt(BODY, () -> "new").creation()).isEqualTo("lost");
    }
    few.attempt(BODY, () -> "one").unanswered();
    few.attempt(bytes("{}"), () -> "another").unanswered();

    assertThat(few.attempt(BODY, () -> "new").creation()).isEqualTo("one");
    assertThat(few.attempt(bytes("{}"), () -> "new").creation()).isEqualTo("another");
  }

  @Test
  void attempt_ofAHugeBody_isNotRemembered() {
    byte[] huge = new byte[UnansweredCreations.LONGEST_BODY + 1];
    attempt(huge).unanswered();

    assertThat(attempt(huge).creation()).isEqualTo(2);
  }
}
