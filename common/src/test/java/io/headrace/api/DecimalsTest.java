package io.headrace.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

  @ParameterizedTest
  @CsvSource({
    "NaN, NaN",
    "Infinity, Infinity",
    "inf, Infinity",
    "-Infinity, -Infinity",
    "-inf, -Infinity",
    "1, 1",
    "-0.0, -0.0",
    "+1.5e-3, 0.0015",
    ".5, 0.5",
    "1E400, Infinity"
  })
  void parse_whatClientsWrite_isTheNumber(String text, double number) {
    assertThat(Decimals.parse(text)).isEqualTo(Double.valueOf(number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "abc", "1f", "1d", "0x1p3", " 1", "1 ", "1,5", "nan", "INF", "1e", "--1", "٣", "."
      })
  void parse_anythingElse_isRefused(String text) {
    assertThatThrownBy(() -> Decimals.parse(text)).isInstanceOf(NumberFormatException.class);
  }

  @Property
  void parse_whatJavaPrints_givesItBack(@ForAll long bits) {
    double number = Double.longBitsToDouble(bits);

    assertThat(Decimals.parse(Double.toString(number))).isEqualTo(Double.valueOf(number));
  }
}
