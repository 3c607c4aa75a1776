package io.headrace.fuzz;

import java.nio.charset.StandardCharsets;

/**
 * Bytes that are no request, or hardly one, shown by what is wrong with them.
 *
 * @param text {@code $HOST} is the server's
 * @param status of the answer; {@link #CLOSED} where the server may close without one
 */
record BrokenRequest(String name, int status, String text) {

  /** In the middle of a body nobody knows what was meant, and whether an answer is waited for. */
  static final int CLOSED = 0;

  byte[] bytes(String host) {
    return text.replace("$HOST", host).getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return name;
  }
}
