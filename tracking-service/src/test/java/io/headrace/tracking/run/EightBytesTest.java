package io.headrace.tracking.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EightBytesTest {

  /** What stands right below and above the digits, and bytes that are no ASCII. */
  private static final byte[] OTHERS = {
    '/', ':', ' ', 0, '.', 'e', (byte) 0xFF, (byte) 0xB0, '9' + 16
  };

  @Property
  void digits_anyNumberOfThem_areCountedAndRead(
      @ForAll @IntRange(max = 8) int count, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] text = new byte[8];
    random.nextBytes(text);
    long number = 0;
    for (int i = 0; i < count; i++) {
      int digit = random.nextInt(10);
      text[i] = (byte) ('0' + digit);
      number = number * 10 + digit;
    }
    if (count < 8) {
      text[count] = OTHERS[random.nextInt(OTHERS.length)];
    }
    long eight = EightBytes.at(0, text);

    assertThat(EightBytes.digits(eight)).isEqualTo(count);
    assertThat(EightBytes.number(eight, count)).isEqualTo(number);
  }

  @Test
  void digits_everyByteBehindADigit_isOneOnlyIfItIs() {
    for (int other = 0; other < 256; other++) {
      byte[] text = "1x345678".getBytes(StandardCharsets.US_ASCII);
      text[1] = (byte) other;

      int digits = EightBytes.digits(EightBytes.at(0, text));

      assertThat(digits).isEqualTo(other >= '0' && other <= '9' ? 8 : 1);
    }
  }
}
