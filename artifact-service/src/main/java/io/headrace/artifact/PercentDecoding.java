package io.headrace.artifact;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Percent-decoding as Python's {@code urllib.parse.unquote} does it, since that is what MLflow's
 * server and client both apply to artifact paths: {@code +} stays, a percent sign that begins no
 * escape stays, bytes that are no UTF-8 become U+FFFD.
 */
final class PercentDecoding {

  private PercentDecoding() {}

  static String decode(String text) {
    int next = text.indexOf('%');
    if (next < 0) {
      return text;
    }
    StringBuilder decoded = new StringBuilder(text.length());
    int at = 0;
    while (next >= 0) {
      decoded.append(text, at, next);
      at = next;
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      while (isEscape(text, at)) {
        bytes.write(HexFormat.fromHexDigits(text, at + 1, at + 3));
        at += 3;
      }
      if (at == next) {
        decoded.append('%');
        at++;
      } else {
        decoded.append(bytes.toString(StandardCharsets.UTF_8));
      }
      next = text.indexOf('%', at);
    }
    return decoded.append(text, at, text.length()).toString();
  }

  private static boolean isEscape(String text, int at) {
    return at + 2 < text.length()
        && text.charAt(at) == '%'
        && HexFormat.isHexDigit(text.charAt(at + 1))
        && HexFormat.isHexDigit(text.charAt(at + 2));
  }
}
