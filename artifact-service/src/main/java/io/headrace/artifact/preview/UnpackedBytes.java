package io.headrace.artifact.preview;

/**
 * The memory that a preview of Parquet may still take for what it unpacks. A few bytes of a file
 * may claim to become any number.
 */
final class UnpackedBytes {

  private long left;

  UnpackedBytes(long most) {
    this.left = most;
  }

  /**
   * Takes some.
   *
   * @throws DamagedFileException when fewer are left; none is taken then
   */
  void take(long bytes) throws DamagedFileException {
    if (bytes < 0) {
      throw new DamagedFileException("it claims a negative size");
    }
    if (bytes > left) {
      throw new DamagedFileException("it is too large once unpacked");
    }
    left -= bytes;
  }
}
