package io.headrace.artifact;

import java.nio.charset.StandardCharsets;

/**
 * The header that makes browsers save an artifact instead of showing it on our origin (RFC 6266): a
 * token or quoted name for ASCII, RFC 5987's {@code filename*} beside it for the rest.
 */
final class ContentDisposition {

  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
  private static final String UNESCAPED_MARKS = "!#$&+-.^_`|~";

  private ContentDisposition() {}

  static String attachment(String name) {
    if (isAscii(name)) {
      return "attachment; filename=" + (isToken(name) ? name : quoted(name));
    }
    return "attachment; filename*=UTF-8''" + escaped(name);
  }

  private static boolean isAscii(String name) {
    return name.chars().allMatch(c -> c < 0x80);
  }

  private static boolean isToken(String name) {
    return name.chars().allMatch(c -> isLetterOrDigit(c) || TOKEN_MARKS.indexOf(c) >= 0);
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
