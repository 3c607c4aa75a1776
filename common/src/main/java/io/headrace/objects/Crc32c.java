package io.headrace.objects;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32C;

/** The CRC-32C of bytes that come one buffer after the other, as S3 writes it. Not thread-safe. */
final class Crc32c {

  /** The header in which S3 has an object's. */
  static final String HEADER = "x-amz-checksum-crc32c";

  /** How many characters it is written with: four bytes in base 64. */
  static final int ENCODED_LENGTH = 8;

  /** The checksum of bytes that are all there. */
  static String of(List<Buffer> bytes) {
    Crc32c checksum = new Crc32c();
    bytes.forEach(checksum::update);
    return checksum.encoded();
  }

  private final CRC32C crc = new CRC32C();
  private final byte[] some = new byte[8 << 10];

  void update(Buffer bytes) {
    for (int from = 0; from < bytes.length(); from += some.length) {
      int until = Math.min(bytes.length(), from + some.length);
      bytes.getBytes(from, until, some);
      crc.update(some, 0, until - from);
    }
  }

  /** In base 64, the highest byte first. */
  String encoded() {
    byte[] bytes = ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
    return Base64.getEncoder().encodeToString(bytes);
  }
}
