package io.headrace.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LogPositionTest {

  private static final long LAST_OFFSET = (1L << 44) - 1;
  private static final int LAST_EPOCH = (1 << 19) - 1;

  @Property
  void of_anyTwo_growsAlongEpochThenOffset(
      @ForAll @IntRange(min = 1, max = LAST_EPOCH) int epoch,
      @ForAll @IntRange(min = 1, max = LAST_EPOCH) int otherEpoch,
      @ForAll @LongRange(max = LAST_OFFSET) long offset,
      @ForAll @LongRange(max = LAST_OFFSET) long otherOffset) {
    int expected =
        epoch == otherEpoch
            ? Long.compare(offset, otherOffset)
            : Integer.compare(epoch, otherEpoch);

    assertThat(Long.compare(LogPosition.of(epoch, offset), LogPosition.of(otherEpoch, otherOffset)))
        .isEqualTo(expected);
    assertThat(LogPosition.offset(LogPosition.of(epoch, offset))).isEqualTo(offset);
    assertThat(LogPosition.of(epoch, offset)).isGreaterThan(LogPosition.NONE);
  }

  @Test
  void before_anOffset_isBehindAllBelowItAndAllOfEarlierEpochs() {
    assertThat(LogPosition.before(2, 7)).isEqualTo(LogPosition.of(2, 6));
    assertThat(LogPosition.before(2, 0))
        .isLessThan(LogPosition.of(2, 0))
        .isGreaterThanOrEqualTo(LogPosition.of(1, LAST_OFFSET));
  }

  @Test
  void of_whatHasNoPlace_isRefused() {
    assertThatThrownBy(() -> LogPosition.of(0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LogPosition.of(1, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LogPosition.of(1, LAST_OFFSET + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LogPosition.of(LAST_EPOCH + 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
