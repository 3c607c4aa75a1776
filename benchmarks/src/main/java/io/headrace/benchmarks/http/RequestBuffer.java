package io.headrace.benchmarks.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * One HTTP request being written, head and body in one array that is used again for the next one; a
 * large body is only named here. For one thread.
 */
public final class RequestBuffer {

  private static final int LENGTH_WIDTH = 10;
  private static final int NO_BODY = -1;
  private static final byte[] CONTENT_LENGTH = ascii("Content-Length: ");
  private static final byte[] END_OF_LINE = ascii("\r\n");
  private static final byte[] END_OF_HEAD = ascii("\r\nContent-Type: application/json\r\n\r\n");

  private byte[] bytes = new byte[1024];
  private int size;
  private int lengthAt;
  private int bodyAt;
  private Optional<PatternBody> streamed = Optional.empty();
  private Optional<PatternBody> expected = Optional.empty();

  /** The fixed first part of a head, to be made once per kind of request and kept. */
  public static byte[] head(String method, String path, String host) {
    return ascii(
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nUser-Agent: headrace-load-generator\r\nAccept: */*\r\nConnection: keep-alive\r\n");
  }

  /** ASCII text as bytes, for {@link #put}. */
  public static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Starts a request over; what is put next is its JSON body. */
  public void start(byte[] head) {
    begin(head);
    put(CONTENT_LENGTH);
    lengthAt = size;
    room(LENGTH_WIDTH);
    size += LENGTH_WIDTH;
    put(END_OF_HEAD);
    bodyAt = size;
  }

  /** Starts a request over that has no body. */
  public void startWithoutBody(byte[] head) {
    begin(head);
    put(END_OF_LINE);
    lengthAt = NO_BODY;
  }

  /** Starts a request over whose body is sent as it is made, without being put in here. */
  public void startStreamed(byte[] head, PatternBody body) {
    begin(head);
    put(CONTENT_LENGTH).put(body.length()).put(END_OF_LINE).put(END_OF_LINE);
    lengthAt = NO_BODY;
    streamed = Optional.of(body);
  }

  /** Says which body the answer must have if its status is 200. */
  public void expect(PatternBody answer) {
    expected = Optional.of(answer);
  }

  private void begin(byte[] head) {
    size = 0;
    streamed = Optional.empty();
    expected = Optional.empty();
    put(head);
  }

  /** The body that follows the bytes in here, if there is one. */
  public Optional<PatternBody> streamed() {
    return streamed;
  }

  /** The body that the answer must have, if that is known. */
  public Optional<PatternBody> expected() {
    return expected;
  }

  public RequestBuffer put(byte[] text) {
    room(text.length);
    System.arraycopy(text, 0, bytes, size, text.length);
    size += text.length;
    return this;
  }

  /** What was put between these sizes, once more. */
  public RequestBuffer putAgain(int from, int to) {
    room(to - from);
    System.arraycopy(bytes, from, bytes, size, to - from);
    size += to - from;
    return this;
  }

  /** How many bytes the request has so far. */
  public int size() {
    return size;
  }

  /** A number of at least 0, in decimal. */
  public RequestBuffer put(long number) {
    int digits = digits(number);
    room(digits);
    size += digits;
    decimal(number, size);
    return this;
  }

  /** Ends the request and gives the bytes to send; valid until the next {@link #start}. */
  public ByteBuffer finish() {
    if (lengthAt != NO_BODY) {
      // Blanks in front of a header's value mean nothing, so that the field can keep its width.
      Arrays.fill(bytes, lengthAt, lengthAt + LENGTH_WIDTH, (byte) ' ');
      decimal(size - bodyAt, lengthAt + LENGTH_WIDTH);
    }
    return ByteBuffer.wrap(bytes, 0, size);
  }

  private void decimal(long number, int end) {
    long rest = number;
    int at = end;
    do {
      bytes[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest != 0);
  }

  private static int digits(long number) {
    int digits = 1;
    for (long rest = number; rest >= 10; rest /= 10) {
      digits++;
    }
    return digits;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }
}
