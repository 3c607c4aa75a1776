package io.headrace.benchmarks.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds in a stream of events, from its bytes, what a measurement needs of them: the timestamps of
 * all points, and how many points were left out. No JSON parser: it would be the load. For one
 * thread.
 */
final class EventScanner {

  private static final byte[] DATA = ascii("data: ");
  private static final byte[] EVENT = ascii("event: ");
  private static final byte[] TIMESTAMPS = ascii("\"timestamp\":[");
  private static final byte[] LEFT_OUT = ascii("\"left_out\":");

  /** Told what there is. */
  interface Sink {
    void event(String name);

    void timestamp(long timestamp);

    void leftOut(long points);
  }

  private final Sink sink;
  private byte[] line = new byte[4 * 1024];
  private int size;

  EventScanner(Sink sink) {
    this.sink = sink;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Takes the next bytes of the stream. */
  void feed(ByteBuffer bytes) {
    int count = bytes.remaining();
    if (size + count > line.length) {
      line = Arrays.copyOf(line, Math.max(size + count, line.length * 2));
    }
    bytes.get(line, size, count);
    int seen = size;
    size += count;
    int from = 0;
    for (int i = seen; i < size; i++) {
      if (line[i] == '\n') {
        scan(from, i);
        from = i + 1;
      }
    }
    if (from > 0) {
      System.arraycopy(line, from, line, 0, size - from);
      size -= from;
    }
  }

  private void scan(int from, int to) {
    if (startsWith(EVENT, from, to)) {
      int name = from + EVENT.length;
      sink.event(new String(line, name, to - name, StandardCharsets.US_ASCII));
    } else if (startsWith(DATA, from, to)) {
      scanData(from, to);
    }
  }

  private void scanData(int from, int to) {
    for (int i = from; i < to; i++) {
      if (line[i] == '"') {
        if (startsWith(TIMESTAMPS, i, to)) {
          i = scanTimestamps(i + TIMESTAMPS.length);
        } else if (startsWith(LEFT_OUT, i, to)) {
          sink.leftOut(number(i + LEFT_OUT.length));
        }
      }
    }
  }

  /** Returns where the list ends. */
  private int scanTimestamps(int from) {
    int i = from;
    while (line[i] != ']') {
      long number = 0;
      while (line[i] >= '0' && line[i] <= '9') {
        number = number * 10 + (line[i++] - '0');
      }
      sink.timestamp(number);
      if (line[i] == ',') {
        i++;
      }
    }
    return i;
  }

  private long number(int from) {
    long number = 0;
    for (int i = from; line[i] >= '0' && line[i] <= '9'; i++) {
      number = number * 10 + (line[i] - '0');
    }
    return number;
  }

  private boolean startsWith(byte[] word, int from, int to) {
    return from + word.length <= to
        && Arrays.equals(line, from, from + word.length, word, 0, word.length);
  }
}
