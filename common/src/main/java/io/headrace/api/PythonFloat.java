package io.headrace.api;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;

/** Doubles as Python prints them, which MLflow's messages quote. */
final class PythonFloat {

  private static final int LEAST_FIXED_EXPONENT = -4;
  private static final int LEAST_SCIENTIFIC_EXPONENT = 16;

  private PythonFloat() {}

  /** Python's {@code repr}: the shortest digits that read back as the same double. */
  static String repr(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    // Before JDK 19, Double.toString is not always shortest; Jackson's own writer is.
    BigDecimal shortest = shortest(value);
    String digits = shortest.unscaledValue().abs().toString();
    int exponent = digits.length() - shortest.scale() - 1;
    String sign = value < 0 ? "-" : "";
    if (exponent < LEAST_FIXED_EXPONENT || exponent >= LEAST_SCIENTIFIC_EXPONENT) {
      return sign + scientific(digits, exponent);
    }
    String fixed = shortest.abs().toPlainString();
    return sign + (fixed.indexOf('.') < 0 ? fixed + ".0" : fixed);
  }

  private static BigDecimal shortest(double value) {
    BigDecimal digits = new BigDecimal(NumberOutput.toString(value, true)).stripTrailingZeros();
    // Java writes two digits at least.
    BigDecimal one = digits.round(new MathContext(1));
    return one.doubleValue() == value ? one : digits;
  }

  private static String scientific(String digits, int exponent) {
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    return digits.charAt(0) + fraction + String.format("e%+03d", exponent);
  }
}
