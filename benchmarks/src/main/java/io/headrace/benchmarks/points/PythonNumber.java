package io.headrace.benchmarks.points;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Doubles as the Python client writes them into JSON: the shortest digits that read back as the
 * same double, in Python's {@code repr} layout; NaN and the infinities as strings.
 *
 * <p>{@link Double#toString} will not do: before JDK 19 it is not always shortest, and its
 * exponents look different.
 */
public final class PythonNumber {

  /** Any decimal of this many digits survives the way through a normal double and back. */
  private static final int ALWAYS_EXACT_DIGITS = 15;

  private static final int ENOUGH_DIGITS = 17;
  private static final int LEAST_FIXED_EXPONENT = -4;
  private static final int LEAST_SCIENTIFIC_EXPONENT = 16;

  private PythonNumber() {}

  /** The JSON token for {@code value}, quotes included where Python's client sends a string. */
  public static String json(double value) {
    if (Double.isNaN(value)) {
      return "\"NaN\"";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "\"Infinity\"" : "\"-Infinity\"";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    BigDecimal shortest = shortest(value);
    String digits = shortest.unscaledValue().abs().toString();
    int exponent = digits.length() - shortest.scale() - 1;
    String sign = value < 0 ? "-" : "";
    if (exponent < LEAST_FIXED_EXPONENT || exponent >= LEAST_SCIENTIFIC_EXPONENT) {
      return sign + scientific(digits, exponent);
    }
    return sign + fixed(digits, exponent);
  }

  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal rounded = exact;
    int least = Math.abs(value) < Double.MIN_NORMAL ? 1 : ALWAYS_EXACT_DIGITS;
    for (int digits = least; digits <= ENOUGH_DIGITS; digits++) {
      rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        break;
      }
    }
    return rounded.stripTrailingZeros();
  }

  private static String scientific(String digits, int exponent) {
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    int magnitude = Math.abs(exponent);
    return digits.charAt(0)
        + fraction
        + (exponent < 0 ? "e-" : "e+")
        + (magnitude < 10 ? "0" : "")
        + magnitude;
  }

  private static String fixed(String digits, int exponent) {
    if (exponent < 0) {
      return "0." + "0".repeat(-exponent - 1) + digits;
    }
    int whole = exponent + 1;
    if (digits.length() <= whole) {
      return digits + "0".repeat(whole - digits.length()) + ".0";
    }
    return digits.substring(0, whole) + "." + digits.substring(whole);
  }
}
