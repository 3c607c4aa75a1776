package io.headrace.artifact.preview;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The beginning of a file as text: UTF-8, with or without a byte order mark. */
final class TextBeginning {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TextBeginning() {}

  /**
   * Reads bytes as text.
   *
   * @param cut whether the file goes on: half a character at the end is then left out
   * @param surely whether it is text by its name; what is no UTF-8 in it becomes U+FFFD
   * @return empty for what is no text
   */
  static Optional<String> of(byte[] bytes, boolean cut, boolean surely) {
    for (byte each : bytes) {
      // No text has it, and it says so sooner than what is no UTF-8 does.
      if (each == 0) {
        return Optional.empty();
      }
    }
    return decoded(bytes, cut, surely ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT);
  }

  private static Optional<String> decoded(byte[] bytes, boolean cut, CodingErrorAction broken) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(broken).onUnmappableCharacter(broken);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, !cut);
    if (result.isError()) {
      return Optional.empty();
    }
    text.flip();
    int start = text.length() > 0 && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
    return Optional.of(text.subSequence(start, text.length()).toString());
  }

  /** The same of what is text for sure. */
  static String surely(byte[] bytes, boolean cut) {
    return decoded(bytes, cut, CodingErrorAction.REPLACE).orElseThrow();
  }

  /** The first characters of a text, half a surrogate pair never. */
  static String shortened(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end);
  }
}
