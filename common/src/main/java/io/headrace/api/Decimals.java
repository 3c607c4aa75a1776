package io.headrace.api;

/** Doubles as MLflow's clients write them in text. */
public final class Decimals {

  private Decimals() {}

  /**
   * Parses what Python and protobuf print: decimal notation, {@code NaN}, {@code Infinity}, {@code
   * -Infinity}. Java's own extras (hexadecimal, a trailing {@code d} or {@code f}, blanks) are
   * refused.
   */
  public static double parse(String text) {
    return switch (text) {
      case "NaN" -> Double.NaN;
      case "Infinity", "inf" -> Double.POSITIVE_INFINITY;
      case "-Infinity", "-inf" -> Double.NEGATIVE_INFINITY;
      default -> parseFinite(text);
    };
  }

  private static double parseFinite(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
        throw new NumberFormatException(text);
      }
    }
    return Double.parseDouble(text);
  }
}
