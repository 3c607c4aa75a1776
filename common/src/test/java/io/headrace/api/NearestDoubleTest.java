package io.headrace.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class NearestDoubleTest {

  @Property(tries = 10_000)
  void of_anyDigitsAndPower_isWhatJavaParsesOrUnknown(
      @ForAll @LongRange(min = 0) long digits, @ForAll @IntRange(min = -80, max = 80) int power) {
    double nearest = NearestDouble.of(digits, power);

    if (!Double.isNaN(nearest)) {
      assertThat(nearest).isEqualTo(Double.parseDouble(digits + "e" + power));
    }
  }

  @Test
  void of_theShortestDigitsOfDoubles_isNearlyAlwaysKnown() {
    SplittableRandom random = new SplittableRandom(1);
    int unknown = 0;
    for (int i = 0; i < 10_000; i++) {
      double value = Double.longBitsToDouble(withExponentAround(random.nextLong()));
      BigDecimal decimal = new BigDecimal(Double.toString(Math.abs(value)));

      double nearest = NearestDouble.of(decimal.unscaledValue().longValueExact(), -decimal.scale());

      if (Double.isNaN(nearest)) {
        unknown++;
      } else {
        assertThat(nearest).as("%s", decimal).isEqualTo(Math.abs(value));
      }
    }
    assertThat(unknown).isLessThan(100);
  }

  /** Between about 1e-30 and 1e30. */
  private static long withExponentAround(long bits) {
    long exponent = 1023 - 100 + Math.floorMod(bits >>> 52, 200L);
    return exponent << 52 | bits & ((1L << 52) - 1);
  }

  @Property(tries = 10_000)
  void of_whatLiesNearTheMiddleOfTwoDoubles_isWhatJavaParsesOrUnknown(
      @ForAll @LongRange(min = 0) long bits, @ForAll @IntRange(min = -2, max = 2) int off) {
    double value = Double.longBitsToDouble(withExponentAround(bits));
    BigDecimal middle =
        new BigDecimal(value).add(new BigDecimal(Math.nextUp(value))).divide(BigDecimal.valueOf(2));
    BigDecimal cut = middle.round(new MathContext(18));
    long digits = cut.unscaledValue().longValueExact() + off;

    double nearest = NearestDouble.of(digits, -cut.scale());

    if (!Double.isNaN(nearest)) {
      assertThat(nearest).isEqualTo(Double.parseDouble(digits + "e" + -cut.scale()));
    }
  }

  @Test
  void of_exactHalves_isEvenOrUnknown() {
    // 2^53 + 1 lies in the middle of two doubles, 2^53 + 3 as well.
    assertThat(NearestDouble.of((1L << 53) + 1, 0)).isIn(0x1p53, NearestDouble.UNKNOWN);
    assertThat(NearestDouble.of((1L << 53) + 3, 0)).isIn(0x1p53 + 4, NearestDouble.UNKNOWN);
  }

  @Test
  void of_powersBeyondTheTable_isUnknown() {
    assertThat(NearestDouble.of(17, 65)).isNaN();
    assertThat(NearestDouble.of(17, -65)).isNaN();
    assertThat(NearestDouble.of(0, 1_000)).isZero();
  }
}
