package io.headrace.api;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as MLflow's clients write them in text. */
public final class Decimals {

  /** Longer text is no 64-bit integer that anyone would write. */
  private static final int LONGEST_INTEGER = 100;

  private Decimals() {}

  /**
   * Parses what Python, R and protobuf print: decimal notation, {@code NaN}, {@code Infinity} and
   * {@code inf} in letters of any case. Java's own extras (hexadecimal, a trailing {@code d} or
   * {@code f}, blanks) are refused.
   *
   * @throws NumberFormatException for anything else
   */
  public static double parse(String text) {
    return isFinite(text) ? Double.parseDouble(text) : parseWord(text);
  }

  private static boolean isFinite(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static double parseWord(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    double word =
        switch (text.substring(signed ? 1 : 0).toLowerCase(Locale.ROOT)) {
          case "nan" -> Double.NaN;
          case "inf", "infinity" -> Double.POSITIVE_INFINITY;
          default -> throw new NumberFormatException(text);
        };
    return text.startsWith("-") ? -word : word;
  }

  /**
   * Parses a 64-bit integer; also one written with a point or an exponent, as R writes large ones:
   * {@code 1.7e+12}.
   *
   * @throws NumberFormatException for anything else, and for a number with a fraction
   */
  public static long parseInteger(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      if (text.length() > LONGEST_INTEGER || !isFinite(text)) {
        throw e;
      }
    }
    try {
      return new BigDecimal(text).longValueExact();
    } catch (ArithmeticException e) {
      throw new NumberFormatException(text);
    }
  }
}
