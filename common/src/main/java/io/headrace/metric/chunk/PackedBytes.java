package io.headrace.metric.chunk;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;

/**
 * Bytes within a chunk, compressed where that makes them fewer: a byte of packing, their plain
 * length, and as they are or, behind its own length, a zstd frame.
 */
final class PackedBytes {

  private static final int PLAIN = 0;
  private static final int ZSTD = 1;

  /** Level 1 takes a third of the time of level 3 and gives what is mostly noise a percent less. */
  private static final int ZSTD_LEVEL = 1;

  /** Below this a frame's head is more than it saves. */
  private static final int ZSTD_FROM_BYTES = 64;

  private PackedBytes() {}

  static void write(byte[] bytes, int length, CodedOutputStream out) throws IOException {
    byte[] packed = new byte[(int) Zstd.compressBound(length)];
    int packedLength = length < ZSTD_FROM_BYTES ? length : compress(bytes, length, packed);
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
    return compress(bytes, length, new byte[(int) Zstd.compressBound(length)]);
  }

  private static int compress(byte[] bytes, int length, byte[] packed) {
    return (int) Zstd.compressByteArray(packed, 0, packed.length, bytes, 0, length, ZSTD_LEVEL);
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
    byte[] packed = in.readRawBytes(in.readUInt32());
    byte[] bytes = new byte[length];
    try {
      long read = Zstd.decompressByteArray(bytes, 0, length, packed, 0, packed.length);
      if (read != length) {
        throw new IllegalArgumentException("Corrupt chunk: a column ends early");
      }
    } catch (ZstdException e) {
      throw new IllegalArgumentException("Corrupt chunk: " + e.getMessage(), e);
    }
    return bytes;
  }
}
