package io.headrace.metric;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;

/**
 * Zstandard frames as we store them. Each thread keeps its contexts, as to make and clear one takes
 * as long as to compress a small column; they are freed with the process, so only threads that live
 * as long should come here.
 */
public final class ZstdFrame {

  /** Level 1 takes a third of the time of level 3 and gives what is mostly noise a percent less. */
  private static final int LEVEL = 1;

  private static final ThreadLocal<ZstdCompressCtx> COMPRESSION =
      ThreadLocal.withInitial(() -> new ZstdCompressCtx().setLevel(LEVEL));

  private static final ThreadLocal<ZstdDecompressCtx> DECOMPRESSION =
      ThreadLocal.withInitial(ZstdDecompressCtx::new);

  private ZstdFrame() {}

  /** The most bytes that a frame of so many has. */
  public static int bound(int length) {
    return (int) Zstd.compressBound(length);
  }

  /**
   * Compresses the first {@code length} bytes of {@code plain} into {@code frame}, from {@code
   * offset} on, where {@link #bound} bytes must have room.
   *
   * @return the frame's length
   */
  public static int write(byte[] plain, int length, byte[] frame, int offset) {
    return COMPRESSION
        .get()
        .compressByteArray(frame, offset, frame.length - offset, plain, 0, length);
  }

  /**
   * The {@code length} bytes that a frame holds.
   *
   * @throws IOException when it is no frame of so many bytes; found before they are allocated,
   *     since a length that was damaged may be any
   */
  public static byte[] read(byte[] frame, int length) throws IOException {
    if (frame.length == 0 || Zstd.getFrameContentSize(frame) != length) {
      throw new IOException("no zstd frame of " + length + " bytes");
    }
    byte[] plain = new byte[length];
    int read;
    try {
      read = DECOMPRESSION.get().decompressByteArray(plain, 0, length, frame, 0, frame.length);
    } catch (ZstdException e) {
      throw new IOException("a damaged zstd frame: " + e.getMessage(), e);
    }
    if (read != length) {
      throw new IOException("a zstd frame that ends early");
    }
    return plain;
  }
}
