package io.headrace.api;

import io.headrace.error.HeadraceException;
import java.util.Map;

/** Lengths of text in code points; what MLflow does with text that is too long. */
final class TextLength {

  private TextLength() {}

  /**
   * Refuses text that is too long.
   *
   * @throws HeadraceException naming {@code what} if the text is longer than {@code limit}
   */
  static void check(String what, int limit, String text) {
    if (exceeds(limit, text)) {
      throw HeadraceException.invalid(
          "'" + what + "' exceeds the maximum length of " + limit + " characters");
    }
  }

  /**
   * Refuses texts that are too long in all.
   *
   * @throws HeadraceException naming {@code what} if keys and values sum up to more than {@code
   *     limit}
   */
  static void checkSum(String what, int limit, Map<String, String> texts) {
    long sum = 0;
    for (Map.Entry<String, String> text : texts.entrySet()) {
      sum += text.getKey().length() + text.getValue().length();
    }
    if (sum > limit) {
      throw HeadraceException.invalid(
          "The " + what + " exceed the maximum length of " + limit + " characters in all");
    }
  }

  /** The first {@code limit} code points; the same object when there are no more. */
  static String truncate(int limit, String text) {
    return exceeds(limit, text) ? text.substring(0, text.offsetByCodePoints(0, limit)) : text;
  }

  private static boolean exceeds(int limit, String text) {
    // A code point is one char or two, so short text need not be counted.
    return text.length() > limit && text.codePointCount(0, text.length()) > limit;
  }
}
