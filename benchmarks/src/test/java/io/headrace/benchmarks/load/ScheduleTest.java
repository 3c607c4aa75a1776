package io.headrace.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final Duration WARM_UP = Duration.ofSeconds(1);
  private static final Duration DURATION = Duration.ofSeconds(2);

  @Test
  void due_openLoop_isTheSameWhateverTheTime() {
    Schedule schedule = new Schedule(100, WARM_UP, DURATION, Long.MAX_VALUE);
    assertThat(schedule.due(250, 0)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(2500));
    assertThat(schedule.due(250, 99)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(2500));
  }

  @Test
  void due_closedLoop_isNow() {
    Schedule schedule = new Schedule(0, WARM_UP, DURATION, Long.MAX_VALUE);
    assertThat(schedule.due(250, 77)).isEqualTo(77);
  }

  @Test
  void counts_onlyAfterTheWarmUp() {
    Schedule schedule = new Schedule(0, WARM_UP, DURATION, Long.MAX_VALUE);
    assertThat(schedule.counts(WARM_UP.toNanos() - 1)).isFalse();
    assertThat(schedule.counts(WARM_UP.toNanos())).isTrue();
  }

  @Test
  void over_byTimeOrByCount() {
    Schedule schedule = new Schedule(0, WARM_UP, DURATION, 10);
    assertThat(schedule.over(TimeUnit.SECONDS.toNanos(3) - 1, 9)).isFalse();
    assertThat(schedule.over(TimeUnit.SECONDS.toNanos(3), 9)).isTrue();
    assertThat(schedule.over(0, 10)).isTrue();
  }

  @Test
  void schedule_negativeRate_isRefused() {
    assertThatThrownBy(() -> new Schedule(-1, WARM_UP, DURATION, 10))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
