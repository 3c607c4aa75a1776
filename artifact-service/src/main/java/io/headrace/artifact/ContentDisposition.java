package io.headrace.artifact;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * The header that makes browsers save an artifact instead of showing it on our origin (RFC 6266): a
 * name in ASCII, as token or quoted, and where that is not the whole name RFC 5987's {@code
 * filename*} beside it.
 */
final class ContentDisposition {

  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
  private static final String UNESCAPED_MARKS = "!#$&+-.^_`|~";

  private ContentDisposition() {}

  static String attachment(String name) {
    String ascii = ascii(name);
    String simple = "attachment; filename=" + (isToken(ascii) ? ascii : quoted(ascii));
    return ascii.equals(name) ? simple : simple + "; filename*=UTF-8''" + escaped(name);
  }

  /** The name without its accents and without what then still is not ASCII. */
  private static String ascii(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("[^\\x00-\\x7f]", "");
  }

  private static boolean isToken(String name) {
    return !name.isEmpty()
        && name.chars().allMatch(c -> isLetterOrDigit(c) || TOKEN_MARKS.indexOf(c) >= 0);
  }

  private static String quoted(String name) {
    return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String escaped(String name) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      int c = b & 0xff;
      if (isLetterOrDigit(c) || UNESCAPED_MARKS.indexOf(c) >= 0) {
        escaped.append((char) c);
      } else {
        escaped.append(String.format("%%%02X", c));
      }
    }
    return escaped.toString();
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
