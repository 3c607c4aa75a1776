package io.headrace.metric.chunk;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.headrace.metric.ZstdFrame;
import java.io.IOException;

/**
 * Bytes within a chunk, compressed where that makes them fewer: a byte of packing, their plain
 * length, and as they are or, behind its own length, a zstd frame.
 */
final class PackedBytes {

  private static final int PLAIN = 0;
  private static final int ZSTD = 1;

  /** Below this a frame's head is more than it saves. */
  private static final int ZSTD_FROM_BYTES = 64;

  private PackedBytes() {}

  static void write(byte[] bytes, int length, CodedOutputStream out) throws IOException {
    byte[] packed = new byte[ZstdFrame.bound(length)];
    int packedLength =
        length < ZSTD_FROM_BYTES ? length : ZstdFrame.write(bytes, length, packed, 0);
    boolean worthIt = packedLength < length;
    out.write((byte) (worthIt ? ZSTD : PLAIN));
    out.writeUInt32NoTag(length);
    if (worthIt) {
      out.writeUInt32NoTag(packedLength);
      out.write(packed, 0, packedLength);
    } else {
      out.write(bytes, 0, length);
    }
  }

  /** How many bytes these come to once packed. */
  static int packedLength(byte[] bytes, int length) {
    return ZstdFrame.write(bytes, length, new byte[ZstdFrame.bound(length)], 0);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param most that they may be; more is refused before anything is allocated
   */
  static byte[] read(CodedInputStream in, int most) throws IOException {
    byte packing = in.readRawByte();
    int length = in.readUInt32();
    if (length < 0 || length > most) {
      throw new IllegalArgumentException("Corrupt chunk: a column of " + length + " bytes");
    }
    if (packing == PLAIN) {
      return in.readRawBytes(length);
    }
    if (packing != ZSTD) {
      throw new IllegalArgumentException("Corrupt chunk: unknown packing " + packing);
    }
    return ZstdFrame.read(in.readRawBytes(in.readUInt32()), length);
  }
}
