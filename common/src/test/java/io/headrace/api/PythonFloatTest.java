package io.headrace.api;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonFloatTest {

  @ParameterizedTest
  @CsvSource({
    "0.0, 0.0",
    "-0.0, -0.0",
    "1, 1.0",
    "-1.5, -1.5",
    "0.1, 0.1",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "1.5e-7, 1.5e-07",
    "123456789, 123456789.0",
    "9999999999999998, 9999999999999998.0",
    "1e16, 1e+16",
    "1.2345678901234567e19, 1.2345678901234567e+19",
    "2e-3, 0.002",
    "4.9e-324, 5e-324",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "NaN, nan",
    "Infinity, inf",
    "-Infinity, -inf"
  })
  void repr_ofADouble_isPythons(double value, String repr) {
    assertThat(PythonFloat.repr(value)).isEqualTo(repr);
  }

  @Property
  void repr_readBack_isTheSameDouble(@ForAll long bits) {
    double value = Double.longBitsToDouble(bits);

    assertThat(Decimals.parse(PythonFloat.repr(value))).isEqualTo(Double.valueOf(value));
  }
}
