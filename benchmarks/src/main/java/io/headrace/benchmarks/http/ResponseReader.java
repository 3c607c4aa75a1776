package io.headrace.benchmarks.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads one HTTP/1.1 response after the other from the bytes of a connection that come in pieces of
 * any size. Bodies need a length or chunks. Where it is known what a body must be, it is compared
 * as it comes. For one thread.
 */
public final class ResponseReader {

  /** As much of a body as is kept where nobody asks for more; the rest is let go. */
  public static final int KEPT = 16 * 1024;

  private static final int LONGEST_LINE = 8 * 1024;
  private static final int UNKNOWN = -1;

  private enum State {
    STATUS,
    HEADER,
    BODY,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END,
    TRAILER,
    COMPLETE
  }

  private State state = State.STATUS;
  private final byte[] line = new byte[LONGEST_LINE];
  private int lineSize;
  private final int most;
  private byte[] kept = new byte[KEPT];
  private int keptSize;
  private int status;
  private long remaining = UNKNOWN;
  private boolean chunked;
  private boolean closing;
  private Optional<PatternBody> expected = Optional.empty();
  private long compared;
  private long wrongAt = UNKNOWN;

  /**
   * @param most bytes of a body that are kept
   */
  public ResponseReader(int most) {
    this.most = most;
  }

  /** Makes ready for the next response. */
  public void reset() {
    reset(Optional.empty());
  }

  /**
   * Makes ready for the next response.
   *
   * @param body that it must have if its status is 200; such a one is not kept
   */
  public void reset(Optional<PatternBody> body) {
    expected = body;
    compared = 0;
    wrongAt = UNKNOWN;
    begin();
  }

  private void begin() {
    state = State.STATUS;
    lineSize = 0;
    keptSize = 0;
    remaining = UNKNOWN;
    chunked = false;
    closing = false;
  }

  /**
   * Takes what a read brought, up to the end of the response.
   *
   * @return whether the response is complete
   * @throws MalformedResponseException when this is not HTTP, or of a kind that is not understood
   */
  public boolean feed(ByteBuffer bytes) throws MalformedResponseException {
    while (state != State.COMPLETE && bytes.hasRemaining()) {
      if (state == State.BODY || state == State.CHUNK) {
        body(bytes);
      } else if (fullLine(bytes)) {
        line();
        lineSize = 0;
      }
    }
    return state == State.COMPLETE;
  }

  public int status() {
    return status;
  }

  /** The body, as far as it is kept. */
  public byte[] body() {
    return Arrays.copyOf(kept, keptSize);
  }

  /** Whether the server will close the connection after this response. */
  public boolean closing() {
    return closing;
  }

  /**
   * Of a response of 200 that is complete: whether it has the body that it must have.
   *
   * @throws MalformedResponseException when it has not, saying where it differs
   */
  public void checkBody() throws MalformedResponseException {
    if (wrongAt != UNKNOWN) {
      throw new MalformedResponseException("byte " + wrongAt + " is not what was sent");
    }
    if (expected.isPresent() && compared != expected.get().length()) {
      throw new MalformedResponseException(
          "there are " + compared + " bytes of " + expected.get().length());
    }
  }

  private void body(ByteBuffer bytes) {
    int here = (int) Math.min(remaining, bytes.remaining());
    if (expected.isPresent() && status == 200) {
      compare(expected.get(), bytes, here);
    } else {
      keep(bytes, here);
    }
    remaining -= here;
    if (remaining == 0) {
      state = state == State.BODY ? State.COMPLETE : State.CHUNK_END;
    }
  }

  private void compare(PatternBody body, ByteBuffer bytes, int here) {
    if (wrongAt == UNKNOWN) {
      wrongAt = body.mismatch(compared, bytes.slice(bytes.position(), here));
    }
    compared += here;
    bytes.position(bytes.position() + here);
  }

  private void keep(ByteBuffer bytes, int here) {
    int keep = Math.min(here, most - keptSize);
    if (keptSize + keep > kept.length) {
      kept = Arrays.copyOf(kept, Math.max(keptSize + keep, kept.length * 2));
    }
    bytes.get(kept, keptSize, keep);
    keptSize += keep;
    bytes.position(bytes.position() + here - keep);
  }

  private boolean fullLine(ByteBuffer bytes) throws MalformedResponseException {
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      if (next == '\n') {
        if (lineSize > 0 && line[lineSize - 1] == '\r') {
          lineSize--;
        }
        return true;
      }
      if (lineSize == LONGEST_LINE) {
        throw new MalformedResponseException("a header line is longer than " + LONGEST_LINE);
      }
      line[lineSize++] = next;
    }
    return false;
  }

  private void line() throws MalformedResponseException {
    switch (state) {
      case STATUS -> statusLine();
      case HEADER -> header();
      case CHUNK_SIZE -> chunkSize();
      case CHUNK_END -> state = State.CHUNK_SIZE;
      case TRAILER -> state = lineSize == 0 ? State.COMPLETE : State.TRAILER;
      case BODY, CHUNK, COMPLETE -> throw new IllegalStateException(state.name());
    }
  }

  private void statusLine() throws MalformedResponseException {
    boolean http = lineSize >= 12 && line[0] == 'H' && line[4] == '/' && line[8] == ' ';
    if (!http) {
      throw new MalformedResponseException("no status line: " + text());
    }
    status = (int) number(new String(line, 9, 3, StandardCharsets.ISO_8859_1), 10);
    boolean keepsAliveByDefault = line[7] != '0';
    closing = !keepsAliveByDefault;
    state = State.HEADER;
  }

  private void header() throws MalformedResponseException {
    if (lineSize == 0) {
      endOfHead();
      return;
    }
    // Only four headers matter; looking at the first letter spares the others a string each.
    byte first = (byte) (line[0] | 0x20);
    if (first != 'c' && first != 't') {
      return;
    }
    String header = text().toLowerCase(Locale.ROOT);
    int colon = header.indexOf(':');
    if (colon < 0) {
      throw new MalformedResponseException("no header: " + header);
    }
    String value = header.substring(colon + 1).trim();
    switch (header.substring(0, colon)) {
      case "content-length" -> remaining = number(value, 10);
      case "transfer-encoding" -> chunked = value.equals("chunked");
      case "connection" -> closing = value.equals("close");
      default -> {}
    }
  }

  private void endOfHead() throws MalformedResponseException {
    if (status < 200) {
      begin();
    } else if (chunked) {
      state = State.CHUNK_SIZE;
    } else if (remaining == 0 || status == 204 || status == 304) {
      state = State.COMPLETE;
    } else if (remaining == UNKNOWN) {
      throw new MalformedResponseException("neither Content-Length nor chunks");
    } else {
      state = State.BODY;
    }
  }

  private void chunkSize() throws MalformedResponseException {
    String text = text();
    int extension = text.indexOf(';');
    remaining = number(extension < 0 ? text : text.substring(0, extension), 16);
    state = remaining == 0 ? State.TRAILER : State.CHUNK;
  }

  private static long number(String text, int radix) throws MalformedResponseException {
    try {
      long number = Long.parseLong(text.trim(), radix);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new MalformedResponseException("no length: " + text, e);
    }
    throw new MalformedResponseException("no length: " + text);
  }

  private String text() {
    return new String(line, 0, lineSize, StandardCharsets.ISO_8859_1);
  }
}
