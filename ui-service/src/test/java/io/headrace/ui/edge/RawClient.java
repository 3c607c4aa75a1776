package io.headrace.ui.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks HTTP byte by byte, for what well-behaved clients do not send. */
final class RawClient {

  private RawClient() {}

  /** Sends {@code text} and reads until the server closes the connection. */
  static String exchange(EdgeFixture fixture, String text) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), fixture.port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
