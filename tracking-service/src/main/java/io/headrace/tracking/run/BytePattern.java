package io.headrace.tracking.run;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A few ASCII bytes that are looked for at a place, eight at a time. */
final class BytePattern {

  static final int MAX_LENGTH = 2 * Long.BYTES;

  private final byte[] pattern;

  /** The pattern's bytes from the first on, and from the ninth on; behind the end zeros. */
  private final long first;

  private final long second;

  /** The bits that are the pattern's. */
  private final long firstMask;

  private final long secondMask;

  /** Of ASCII text, at most {@link #MAX_LENGTH} characters. */
  BytePattern(String text) {
    this(text.getBytes(StandardCharsets.US_ASCII), 0, text.length());
  }

  /** Of bytes, at most {@link #MAX_LENGTH}. */
  BytePattern(byte[] bytes, int from, int to) {
    this.pattern = Arrays.copyOfRange(bytes, from, to);
    if (pattern.length > MAX_LENGTH) {
      throw new IllegalArgumentException("A pattern of " + pattern.length + " bytes");
    }
    byte[] padded = Arrays.copyOf(pattern, MAX_LENGTH);
    this.first = EightBytes.at(0, padded);
    this.second = EightBytes.at(Long.BYTES, padded);
    this.firstMask = mask(pattern.length);
    this.secondMask = mask(pattern.length - Long.BYTES);
  }

  private static long mask(int bytes) {
    if (bytes <= 0) {
      return 0;
    }
    return bytes >= Long.BYTES ? -1 : (1L << (8 * bytes)) - 1;
  }

  int length() {
    return pattern.length;
  }

  boolean isAt(int at, byte[] bytes) {
    if (at > bytes.length - MAX_LENGTH) {
      // So near the end that two longs cannot be read.
      int end = at + pattern.length;
      return end <= bytes.length && Arrays.equals(bytes, at, end, pattern, 0, pattern.length);
    }
    return (EightBytes.at(at, bytes) & firstMask) == first
        && (EightBytes.at(at + Long.BYTES, bytes) & secondMask) == second;
  }
}
