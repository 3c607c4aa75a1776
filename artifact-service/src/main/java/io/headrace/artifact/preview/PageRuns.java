package io.headrace.artifact.preview;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.column.Encoding;

/**
 * Looks at the lengths in a Parquet page by which its decoders allocate: those of bit-packed runs,
 * and of blocks of deltas.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/data-pages/encodings/">Encodings</a>
 */
final class PageRuns {

  private static final int INTEGER_BYTES = 4;
  private static final int LARGEST_BLOCK = 1 << 16;

  private PageRuns() {}

  /**
   * Checks runs of the RLE and bit-packing hybrid.
   *
   * @param runs the runs alone
   * @param bitWidth of a value
   * @param values how many the page says it has; more are not read
   */
  static void checkHybrid(ByteBuffer runs, int bitWidth, int values, UnpackedBytes memory)
      throws DamagedFileException {
    if (bitWidth > Integer.SIZE) {
      throw new DamagedFileException("a page has values of " + bitWidth + " bits");
    }
    long seen = 0;
    long longest = 0;
    while (seen < values && runs.hasRemaining()) {
      int head = number(runs);
      int run = head >>> 1;
      if ((head & 1) == 0) {
        skip(runs, (bitWidth + 7) / 8);
        seen += run;
      } else {
        long bytes = (long) run * bitWidth;
        longest = Math.max(longest, run * 8L * INTEGER_BYTES + bytes);
        seen += run * 8L;
        // The last run may lack the bytes of what only fills it up.
        runs.position((int) (runs.position() + Math.min(bytes, runs.remaining())));
      }
    }
    memory.take(longest);
  }

  /** Checks what is encoded behind the levels. */
  static void checkValues(ByteBuffer data, Encoding encoding, int values, UnpackedBytes memory)
      throws DamagedFileException {
    switch (encoding) {
      case PLAIN -> {
        // Read value by value.
      }
      case BYTE_STREAM_SPLIT -> memory.take(data.remaining());
      case RLE -> checkHybrid(prefixed(data), 1, values, memory);
      case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
        if (data.hasRemaining()) {
          checkHybrid(data, data.get() & 0xff, values, memory);
        }
      }
      case DELTA_BINARY_PACKED, DELTA_LENGTH_BYTE_ARRAY -> checkDeltas(data, values, memory);
      default -> throw new DamagedFileException("it is encoded as " + encoding);
    }
  }

  /** The bytes behind their length, which is taken from {@code data} with them. */
  static ByteBuffer prefixed(ByteBuffer data) throws DamagedFileException {
    if (data.remaining() < INTEGER_BYTES) {
      throw new DamagedFileException("a page is too short");
    }
    int length = data.order(ByteOrder.LITTLE_ENDIAN).getInt();
    return part(data, length);
  }

  /** The next bytes, which are taken from {@code data}. */
  static ByteBuffer part(ByteBuffer data, int length) throws DamagedFileException {
    if (length < 0 || length > data.remaining()) {
      throw new DamagedFileException("a page is shorter than its parts");
    }
    ByteBuffer part = data.slice(data.position(), length);
    data.position(data.position() + length);
    return part;
  }

  private static void checkDeltas(ByteBuffer data, int values, UnpackedBytes memory)
      throws DamagedFileException {
    int block = number(data);
    int miniBlocks = number(data);
    int count = number(data);
    if (block < 1
        || block > LARGEST_BLOCK
        || miniBlocks < 1
        || miniBlocks > block
        || count < 0
        || count > values) {
      throw new DamagedFileException("a page of deltas has impossible sizes");
    }
    memory.take(((long) count + 2L * block) * Long.BYTES);
  }

  private static void skip(ByteBuffer bytes, int length) throws DamagedFileException {
    part(bytes, length);
  }

  private static int number(ByteBuffer bytes) throws DamagedFileException {
    int number = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 7) {
      if (!bytes.hasRemaining()) {
        break;
      }
      int part = bytes.get() & 0xff;
      number |= (part & 0x7f) << shift;
      if (part < 0x80) {
        return number;
      }
    }
    throw new DamagedFileException("a page has a number that does not end");
  }
}
