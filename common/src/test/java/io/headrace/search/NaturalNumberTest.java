package io.headrace.search;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The web page has the same cases in {@code ui-service/src/test/js/natural.test.js}: what is
 * changed in one is to be changed in the other.
 */
class NaturalNumberTest {

  @ParameterizedTest
  @CsvSource({
    "128, 128",
    "1e-3, 0.001",
    "0.10, 0.1",
    "-5, -5",
    "+5, 5",
    "005, 5",
    ".5, 0.5",
    "5., 5",
    "-1.5E+3, -1500",
    "-0.0, 0.0",
    "1e-999, 0.0",
    "9007199254740993, 9007199254740992"
  })
  void of_aDecimalNumber_isTheNearestDouble(String text, double number) {
    assertThat(NaturalNumber.of(text)).isEqualTo(Double.valueOf(number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", " 1", "1 ", "1\n", "1d", "1f", "1F", "0x1F", "0x1p3", "1_000", "1,5", "1.2.3",
        "2024-01-05", "--1", "+-1", "-", "+", ".", "-.", "e5", ".e5", "1e", "1e+", "1e5.0", "1e5e5",
        "NaN", "nan", "Infinity", "inf", "-inf", "1e999", "-1e999", "٣", "１", "½", "1-", "auto"
      })
  void of_anythingElse_isNone(String text) {
    assertThat(NaturalNumber.of(text)).isNaN();
  }

  @Property
  void of_whatJavaPrints_givesItBack(@ForAll long bits) {
    double number = Double.longBitsToDouble(bits);

    assertThat(NaturalNumber.of(Double.toString(number)))
        .isEqualTo(Double.valueOf(Double.isInfinite(number) ? Double.NaN : number + 0.0));
  }

  @Property
  void of_textsThatAreAlmostNumbers_agreesWithThePlainReading(@ForAll("almost") String text) {
    assertThat(Double.isNaN(NaturalNumber.of(text))).isEqualTo(!PlainReading.isNumber(text));
  }

  @Provide
  Arbitrary<String> almost() {
    return Arbitraries.strings().withChars("019.eE+-df x").ofMaxLength(8);
  }
}
