package io.headrace.benchmarks.http;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/**
 * Random bytes that repeat after about a MiB. Bodies of any length are cut from them, so that to
 * make or to compare one costs no more than to read memory.
 *
 * <p>The period is a prime number: servers handle bodies in blocks of round sizes, and a block that
 * stands in another's place is then never the same.
 */
public final class BytePattern {

  private static final int PERIOD = 1_048_573;

  /** The most that is given at once. */
  private static final int PIECE = 256 * 1024;

  /** How far neighbours begin from each other, so that no two of a million begin alike. */
  private static final long STRIDE = 611_953;

  /** A period, and once more what a piece that begins at its end goes on with. */
  private final ByteBuffer bytes = ByteBuffer.allocateDirect(PERIOD + PIECE);

  /** Equal seeds make equal patterns. */
  public BytePattern(long seed) {
    byte[] period = new byte[PERIOD];
    new SplittableRandom(seed).nextBytes(period);
    bytes.put(period).put(period, 0, PIECE);
  }

  /**
   * One of many bodies.
   *
   * @param number of the body, from 0; others begin elsewhere in the pattern
   * @param length in bytes
   */
  public PatternBody body(long number, long length) {
    return new PatternBody(this, number * STRIDE % PERIOD, length);
  }

  /** The bytes from a place of the endless pattern on, at most {@code most} of them. */
  ByteBuffer piece(long place, long most) {
    return bytes.slice((int) (place % PERIOD), (int) Math.min(PIECE, most));
  }
}
