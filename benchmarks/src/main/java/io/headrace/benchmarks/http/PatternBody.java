package io.headrace.benchmarks.http;

import java.nio.ByteBuffer;

/**
 * The body of a request or a response whose bytes follow from their positions, so that it may be
 * larger than memory: it is made piece by piece while it is sent, and compared while it comes.
 */
public final class PatternBody {

  private static final long NONE = -1;

  private final BytePattern pattern;
  private final long offset;
  private final long length;

  /**
   * @param offset of the first byte in the pattern
   */
  PatternBody(BytePattern pattern, long offset, long length) {
    this.pattern = pattern;
    this.offset = offset;
    this.length = length;
  }

  /** In bytes. */
  public long length() {
    return length;
  }

  /** Some of the bytes from {@code position} on; none at the end only. */
  public ByteBuffer from(long position) {
    return pattern.piece(offset + position, Math.max(0, length - position));
  }

  /**
   * Compares what came for the bytes from {@code position} on.
   *
   * @return the position of the first byte that is another or too many, -1 if there is none
   */
  long mismatch(long position, ByteBuffer came) {
    ByteBuffer rest = came.slice();
    long at = position;
    while (rest.hasRemaining()) {
      ByteBuffer expected = from(at);
      int size = Math.min(expected.remaining(), rest.remaining());
      int difference = expected.limit(size).mismatch(rest.slice(rest.position(), size));
      if (difference >= 0) {
        return at + difference;
      }
      if (size == 0) {
        return at;
      }
      rest.position(rest.position() + size);
      at += size;
    }
    return NONE;
  }
}
