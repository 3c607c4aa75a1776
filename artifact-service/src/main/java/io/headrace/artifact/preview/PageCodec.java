package io.headrace.artifact.preview;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;
import org.xerial.snappy.Snappy;

/** Unpacks a Parquet file's pages, without the codecs of Hadoop. */
final class PageCodec {

  private PageCodec() {}

  /** Whether it is one of those that are unpacked: what pyarrow, Spark and DuckDB choose. */
  static boolean knows(CompressionCodec codec) {
    return switch (codec) {
      case UNCOMPRESSED, SNAPPY, GZIP, ZSTD -> true;
      default -> false;
    };
  }

  /**
   * Unpacks a page, or a part of one.
   *
   * @param size what it becomes, in bytes; what becomes something else is damaged
   */
  static byte[] unpack(CompressionCodec codec, byte[] packed, int from, int length, int size)
      throws DamagedFileException {
    try {
      byte[] page =
          switch (codec) {
            case UNCOMPRESSED -> Arrays.copyOfRange(packed, from, from + length);
            case SNAPPY -> snappy(packed, from, length, size);
            case GZIP -> gzip(packed, from, length, size);
            case ZSTD -> zstd(packed, from, length, size);
            default -> throw new DamagedFileException("it is packed with " + codec);
          };
      if (page.length != size) {
        throw new DamagedFileException("a page has not the size that it claims");
      }
      return page;
    } catch (IOException e) {
      throw new DamagedFileException("a page cannot be unpacked", e);
    }
  }

  private static byte[] snappy(byte[] packed, int from, int length, int size)
      throws IOException, DamagedFileException {
    if (Snappy.uncompressedLength(packed, from, length) != size) {
      throw new DamagedFileException("a page has not the size that it claims");
    }
    byte[] page = new byte[size];
    Snappy.uncompress(packed, from, length, page, 0);
    return page;
  }

  private static byte[] gzip(byte[] packed, int from, int length, int size) throws IOException {
    try (GZIPInputStream stream =
        new GZIPInputStream(new ByteArrayInputStream(packed, from, length))) {
      return stream.readNBytes(size);
    }
  }

  private static byte[] zstd(byte[] packed, int from, int length, int size)
      throws DamagedFileException {
    byte[] page = new byte[size];
    long unpacked = Zstd.decompressByteArray(page, 0, size, packed, from, length);
    if (Zstd.isError(unpacked) || unpacked != size) {
      throw new DamagedFileException("a page cannot be unpacked");
    }
    return page;
  }
}
