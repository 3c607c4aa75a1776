package io.headrace.search;

/**
 * The number that a text is to an eye that puts texts in order: decimal, with a point and an
 * exponent or without, {@code -5}, {@code .10}, {@code 1e-3}. What only programs take for a number
 * ({@code 0x1F}, {@code 1d}, {@code NaN}, blanks at the ends) is none, and what no double has room
 * for is none either.
 */
final class NaturalNumber {

  private NaturalNumber() {}

  /** The double nearest to the number, never -0.0; {@code NaN} if the text is none. */
  static double of(String text) {
    if (!isDecimal(text)) {
      return Double.NaN;
    }
    double number = Double.parseDouble(text);
    // Adding 0 makes -0.0 the 0.0 that it is equal to.
    return Double.isInfinite(number) ? Double.NaN : number + 0.0;
  }

  /** Read by hand: an exception for each date and each version among the texts takes too long. */
  private static boolean isDecimal(String text) {
    int begin = behindSign(text, 0);
    int end = behindDigits(text, begin);
    int digits = end - begin;
    if (has(text, end, '.')) {
      begin = end + 1;
      end = behindDigits(text, begin);
      digits += end - begin;
    }
    if (digits > 0 && (has(text, end, 'e') || has(text, end, 'E'))) {
      begin = behindSign(text, end + 1);
      end = behindDigits(text, begin);
      digits = end - begin;
    }
    return digits > 0 && end == text.length();
  }

  private static int behindSign(String text, int at) {
    return has(text, at, '-') || has(text, at, '+') ? at + 1 : at;
  }

  private static int behindDigits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static boolean has(String text, int at, char c) {
    return at < text.length() && text.charAt(at) == c;
  }
}
