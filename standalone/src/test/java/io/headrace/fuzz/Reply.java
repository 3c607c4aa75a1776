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

  boolean closesConnection() {
    return header("connection").equalsIgnoreCase("close");
  }
}
