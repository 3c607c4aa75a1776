package io.headrace.api;

import java.nio.charset.StandardCharsets;

/**
 * Text as UTF-8 can spell it. JSON's escapes can name half of a surrogate pair, which is no
 * character; no store keeps it and no answer can hold it.
 */
public final class UnicodeText {

  private UnicodeText() {}

  /** The text, with a question mark for each half of a pair, as protobuf has it in our events. */
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      }
    }
    return text;
  }
}
