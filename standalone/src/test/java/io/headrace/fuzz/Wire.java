package io.headrace.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One connection to a server, byte by byte: what it is given is sent as it is. A reply that does
 * not come in time is a {@link java.net.SocketTimeoutException}; a connection that ends before it,
 * an {@link EOFException}. After an answer without end it is another connection. Not thread-safe.
 */
final class Wire implements Closeable {

  /** Generous: what takes longer hangs. The server itself gives up after ten seconds, with 503. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** How often a server may ask for patience: where it runs beside its backends, they pause. */
  private static final int REPETITIONS = 3;

  private final URI server;
  private Socket socket;
  private InputStream in;

  Wire(URI server) throws IOException {
    this.server = server;
    connect();
  }

  private void connect() throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) LIMIT.toMillis());
    in = new BufferedInputStream(socket.getInputStream());
  }

  /**
   * Sends a request as clients do: again, when it is asked to, after as long as it is told.
   *
   * @param head whether the request's method is HEAD, whose answer has no body
   */
  Reply exchangePatiently(byte[] request, boolean head) throws IOException {
    Reply reply = exchange(request, head);
    for (int i = 0; i < REPETITIONS && reply.asksForPatience(); i++) {
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(Long.parseLong(reply.header("retry-after"))));
      reply = exchange(request, head);
    }
    return reply;
  }

  /**
   * Sends a request and reads what is answered.
   *
   * @param head whether the request's method is HEAD, whose answer has no body
   */
  Reply exchange(byte[] request, boolean head) throws IOException {
    send(request);
    int status = readStatus();
    while (status < 200) {
      readHeaders();
      status = readStatus();
    }
    Map<String, String> headers = readHeaders();
    boolean empty = head || status == 204 || status == 304;
    if (!empty && headers.getOrDefault("content-type", "").equals("text/event-stream")) {
      return new Reply(status, headers, readBeginning());
    }
    return new Reply(status, headers, empty ? new byte[0] : readBody(headers));
  }

  private void send(byte[] request) {
    try {
      socket.getOutputStream().write(request);
    } catch (IOException e) {
      // A server that has seen enough answers and closes; the answer is still to be read.
    }
  }

  private int readStatus() throws IOException {
    String line = readLine();
    if (!line.matches("\\w+/\\d\\.\\d \\d{3}.*")) {
      throw new IOException("no status line: " + line);
    }
    return Integer.parseInt(line.split(" ", 3)[1]);
  }

  private Map<String, String> readHeaders() throws IOException {
    Map<String, String> headers = new TreeMap<>();
    for (String line = readLine(); !line.isEmpty(); line = readLine()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
    }
    return headers;
  }

  /** Reads the first words of an answer that has no end, and breaks off. */
  private byte[] readBeginning() throws IOException {
    byte[] beginning = readBytes(readSize());
    close();
    connect();
    return beginning;
  }

  private byte[] readBody(Map<String, String> headers) throws IOException {
    String length = headers.get("content-length");
    if (length != null) {
      return readBytes(Integer.parseInt(length));
    }
    if (!headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
      return in.readAllBytes();
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = readSize(); size > 0; size = readSize()) {
      body.writeBytes(readBytes(size));
      readLine();
    }
    readLine();
    return body.toByteArray();
  }

  private int readSize() throws IOException {
    return Integer.parseInt(readLine(), 16);
  }

  private byte[] readBytes(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("the connection ended within an answer");
    }
    return bytes;
  }

  private String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection ended before the answer");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
