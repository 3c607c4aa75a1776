package io.headrace.metric;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;

/**
 * Numbers in protobuf's varint encoding, seven bits a byte, one behind the other in an array of
 * their own. Lives for one array; for one thread.
 */
public final class Varints {

  private final byte[] bytes;
  private int at;

  public Varints(byte[] bytes) {
    this.bytes = bytes;
  }

  /** How many numbers these are: each ends with a byte whose highest bit is not set. */
  public static int count(byte[] bytes) {
    int count = 0;
    for (byte each : bytes) {
      count += ~each >>> 31;
    }
    return count;
  }

  public boolean hasNext() {
    return at < bytes.length;
  }

  /**
   * The next number, unsigned.
   *
   * @throws IOException when there is none, or it does not end within ten bytes
   */
  public long next() throws IOException {
    long number = 0;
    int shift = 0;
    byte next;
    do {
      if (at == bytes.length || shift >= Long.SIZE) {
        throw new IOException("a number is cut off or too long");
      }
      next = bytes[at++];
      number |= (next & 0x7FL) << shift;
      shift += 7;
    } while (next < 0);
    return number;
  }

  /** The next number as a signed one in zigzag order: 0, -1, 1, -2, 2. */
  public long nextZigzag() throws IOException {
    return CodedInputStream.decodeZigZag64(next());
  }
}
