package io.headrace.http;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;

/** The way in which addresses spell bytes, RFC 3986, section 2.1. */
final class PercentEncoding {

  private PercentEncoding() {}

  /**
   * Refuses an address in which a {@code %} spells no byte.
   *
   * @throws HeadraceException {@code BAD_REQUEST}
   */
  static void check(String uri) {
    for (int i = uri.indexOf('%'); i >= 0; i = uri.indexOf('%', i + 1)) {
      if (i + 2 >= uri.length() || !isHex(uri.charAt(i + 1)) || !isHex(uri.charAt(i + 2))) {
        throw new HeadraceException(
            ErrorCode.BAD_REQUEST,
            "The address is not encoded correctly: two hexadecimal digits must follow the '%' at"
                + " position "
                + (i + 1));
      }
    }
  }

  private static boolean isHex(char c) {
    return c < 0x80 && Character.digit(c, 16) >= 0;
  }
}
