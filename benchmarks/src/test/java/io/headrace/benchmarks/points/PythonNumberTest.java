package io.headrace.benchmarks.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonNumberTest {

  @ParameterizedTest
  @CsvSource({
    "0.6931471805599453, 0.6931471805599453",
    "1.0, 1.0",
    "0.00012, 0.00012",
    "0.00001, 1e-05",
    "2.0E-3, 0.002",
    "1234567890123456.0, 1234567890123456.0",
    "1e16, 1e+16",
    "123456789012345678901.0, 1.2345678901234568e+20",
    "3e300, 3e+300",
    "4.9e-324, 5e-324",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "100.0, 100.0",
    "-2.5, -2.5",
    "-0.0, -0.0",
    "0.0, 0.0",
  })
  void json_finite_isPythonsRepr(double value, String expected) {
    assertThat(PythonNumber.json(value)).isEqualTo(expected);
  }

  @Test
  void json_widenedSingle_showsAllDigits() {
    assertThat(PythonNumber.json(0.1f)).isEqualTo("0.10000000149011612");
  }

  @Test
  void json_notFinite_isAString() {
    assertThat(PythonNumber.json(Double.NaN)).isEqualTo("\"NaN\"");
    assertThat(PythonNumber.json(Double.POSITIVE_INFINITY)).isEqualTo("\"Infinity\"");
    assertThat(PythonNumber.json(Double.NEGATIVE_INFINITY)).isEqualTo("\"-Infinity\"");
  }

  @Test
  void json_anyBits_readBackAsTheSameDouble() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 10_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Double.parseDouble(PythonNumber.json(value))).isEqualTo(value);
      }
    }
  }
}
