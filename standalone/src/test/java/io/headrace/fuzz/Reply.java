package io.headrace.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What came back for one request.
 *
 * @param headers by name in small letters
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(int status, Map<String, String> headers, byte[] body) {

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Whether the same request may be served in a while: whoever serves is there, and busy. */
  boolean asksForPatience() {
    return status == 503 && !header("retry-after").isEmpty();
  }

  boolean closesConnection() {
    return header("connection").equalsIgnoreCase("close");
  }
}
