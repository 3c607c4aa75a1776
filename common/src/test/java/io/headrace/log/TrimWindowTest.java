package io.headrace.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrimWindowTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final TrimWindow window = new TrimWindow(Duration.ofSeconds(5));

  @Test
  void leave_nothingOlderThanTheWindow_givesNothing() {
    assertThat(window.leave(new long[] {10}, 0)).isEmpty();
    assertThat(window.leave(new long[] {20}, 4 * SECOND)).isEmpty();
  }

  @Test
  void leave_severalOlderThanTheWindow_givesTheNewestOfThemOnce() {
    window.leave(new long[] {10}, 0);
    window.leave(new long[] {20}, SECOND);
    window.leave(new long[] {30}, 2 * SECOND);

    assertThat(window.leave(new long[] {40}, 6 * SECOND)).contains(new long[] {20});
    assertThat(window.leave(new long[] {50}, 6 * SECOND + 1)).isEmpty();
    assertThat(window.leave(new long[] {60}, 7 * SECOND)).contains(new long[] {30});
  }

  /** {@link System#nanoTime} may begin anywhere and run over. */
  @Test
  void leave_timeThatRunsOver_stillElapses() {
    window.leave(new long[] {10}, Long.MAX_VALUE - SECOND);

    assertThat(window.leave(new long[] {20}, Long.MIN_VALUE + SECOND)).isEmpty();
    assertThat(window.leave(new long[] {30}, Long.MIN_VALUE + 4 * SECOND))
        .contains(new long[] {10});
  }
}
