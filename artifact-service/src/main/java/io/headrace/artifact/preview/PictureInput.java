package io.headrace.artifact.preview;

import java.time.Duration;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A picture's bytes as decoders take them, for so long and no longer: there are some that go on for
 * ever where a damaged file ends, asking for the next byte again and again.
 */
final class PictureInput extends ImageInputStreamImpl {

  /** To look at the clock takes as long as to read some bytes. */
  private static final int READS_BETWEEN_LOOKS = 256;

  private final byte[] bytes;
  private final Duration patience;
  private final long begun = System.nanoTime();
  private int reads;

  /** Bytes that are given for some time. */
  PictureInput(byte[] bytes, Duration patience) {
    this.bytes = bytes;
    this.patience = patience;
  }

  @Override
  public int read() {
    lookAtTheClock();
    bitOffset = 0;
    return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    lookAtTheClock();
    bitOffset = 0;
    int read = (int) Math.min(length, Math.max(0, bytes.length - streamPos));
    if (read == 0) {
      return length == 0 ? 0 : -1;
    }
    System.arraycopy(bytes, (int) streamPos, target, offset, read);
    streamPos += read;
    return read;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  /**
   * Unchecked, as decoders take a failure to read for the end of the file.
   *
   * @throws IllegalStateException when it has taken too long
   */
  private void lookAtTheClock() {
    reads++;
    if (reads % READS_BETWEEN_LOOKS == 0 && System.nanoTime() - begun > patience.toNanos()) {
      throw new IllegalStateException("to decode it takes too long");
    }
  }
}
