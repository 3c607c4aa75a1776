package io.headrace.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

  @ParameterizedTest
  @CsvSource({
    "NaN, NaN",
    "Infinity, Infinity",
    "inf, Infinity",
    "INF, Infinity",
    "infinity, Infinity",
    "nan, NaN",
    "-nan, NaN",
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
        "", " ", "abc", "1f", "1d", "0x1p3", " 1", "1 ", "1,5", "1_0", "--inf", "1e", "--1", "٣",
        "."
      })
  void parse_anythingElse_isRefused(String text) {
    assertThatThrownBy(() -> Decimals.parse(text)).isInstanceOf(NumberFormatException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808",
    "+5, 5",
    "005, 5",
    "1.0, 1",
    "1.7e+12, 1700000000000",
    "-1E3, -1000"
  })
  void parseInteger_asClientsWriteIt_isTheNumber(String text, long number) {
    assertThat(Decimals.parseInteger(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1.5",
        "x",
        "nan",
        "9223372036854775808",
        "1e19",
        "1e999999999",
        "1e-999999999"
      })
  void parseInteger_ofNone_isRefused(String text) {
    assertThatThrownBy(() -> Decimals.parseInteger(text)).isInstanceOf(NumberFormatException.class);
  }

  @Test
  void parseInteger_ofEndlessDigits_isRefusedAtOnce() {
    assertThatThrownBy(() -> Decimals.parseInteger("1".repeat(10_000_000)))
        .isInstanceOf(NumberFormatException.class);
  }

  @Property
  void parse_whatJavaPrints_givesItBack(@ForAll long bits) {
    double number = Double.longBitsToDouble(bits);

    assertThat(Decimals.parse(Double.toString(number))).isEqualTo(Double.valueOf(number));
  }
}
