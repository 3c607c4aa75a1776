package io.headrace.e2e;

import io.headrace.api.ApiCall;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A client of a live stream that reads only when it is told to, with as little room for what it has
 * not read as the system gives it. Not thread-safe.
 */
final class SlowReader implements Closeable {

  private static final int RECEIVE_BUFFER = 4 * 1024;
  private static final int TIMEOUT_MS = 30_000;

  private final Socket socket = new Socket();
  private final BufferedReader lines;
  private final List<EventStream.Event> events = new ArrayList<>();
  private String name = "";

  SlowReader(URI server, String query) throws IOException {
    // Before it is connected, or the window would be larger.
    socket.setReceiveBufferSize(RECEIVE_BUFFER);
    socket.setSoTimeout(TIMEOUT_MS);
    socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
    // HTTP 1.0, so that the answer is the stream itself.
    String request =
        "GET %s?%s HTTP/1.0\r\nHost: %s\r\n\r\n"
            .formatted(ApiCall.LIVE_METRICS.paths().get(0), query, server.getAuthority());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    lines =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 1024);
  }

  /** Reads until there is an event that is called so, or speaks of a metric that is. */
  void readUntil(String what) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("event: ")) {
        name = line.substring("event: ".length());
      } else if (line.startsWith("data: ")) {
        events.add(new EventStream.Event(name, line.substring("data: ".length())));
        if (name.equals(what) || line.contains("\"key\":\"" + what + "\"")) {
          return;
        }
      }
    }
    throw new AssertionError("The stream ended before " + what);
  }

  /** All that was told, in order. */
  List<Point> points() {
    return events.stream().flatMap(EventStream.Event::points).toList();
  }

  long leftOut() {
    return events.stream().mapToLong(EventStream.Event::leftOut).sum();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
