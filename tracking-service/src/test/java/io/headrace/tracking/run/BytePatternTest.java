package io.headrace.tracking.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytePatternTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16})
  void isAt_anyPlaceOfAText_isSoWhereItsBytesStand(int length) {
    String pattern = "abcdefghijklmnop".substring(0, length);
    for (int before = 0; before < 20; before++) {
      for (int behind = 0; behind < 20; behind++) {
        byte[] text = ascii("-".repeat(before) + pattern + "-".repeat(behind));

        for (int at = 0; at <= text.length; at++) {
          assertThat(new BytePattern(pattern).isAt(at, text))
              .isEqualTo(at == before || length == 0);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 8, 15})
  void isAt_oneByteIsAnother_isNotSo(int other) {
    byte[] text = ascii("abcdefghijklmnop----------------");
    BytePattern pattern = new BytePattern(text, 0, 16);
    text[other] ^= 0x20;

    assertThat(pattern.isAt(0, text)).isFalse();
  }

  @Test
  void new_moreThanTwoLongs_isRefused() {
    assertThatThrownBy(() -> new BytePattern("abcdefghijklmnopq"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
