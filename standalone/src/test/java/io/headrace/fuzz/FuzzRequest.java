package io.headrace.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One request as it goes over the wire, which need not make sense.
 *
 * @param target path and query, sent as they are
 * @param headers whole lines; {@code Host} and {@code Content-Length} come by themselves
 * @param body {@code null} for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FuzzRequest(String method, String target, List<String> headers, byte[] body) {

  private static final int SHOWN = 1_500;

  /** Its bytes; what is beyond Latin 1 in its head is sent as UTF-8, as careless clients do. */
  byte[] bytes(String host) {
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(host).append("\r\n");
    headers.forEach(header -> head.append(header).append("\r\n"));
    if (body != null) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    head.append("\r\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    if (body != null) {
      bytes.writeBytes(body);
    }
    return bytes.toByteArray();
  }

  boolean isHead() {
    return method.equals("HEAD");
  }

  /** Whether a guard may refuse it with a text of its own before any call is looked at. */
  boolean namesAnOrigin() {
    return headers.stream().anyMatch(header -> header.startsWith("Origin:"));
  }

  @Override
  public String toString() {
    String text = new String(bytes("test"), StandardCharsets.ISO_8859_1);
    return text.length() <= SHOWN
        ? text
        : text.substring(0, SHOWN) + "… (" + text.length() + " bytes)";
  }
}
