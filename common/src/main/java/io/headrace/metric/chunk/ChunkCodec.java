package io.headrace.metric.chunk;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * The stored form of a stretch of one series: up to {@link #MAX_POINTS} points, ordered by (step,
 * timestamp, value).
 *
 * <p><b>Layout</b> (version 1): a byte of version, the number of points as varint, then the columns
 * of steps ({@link LongColumn}), timestamps ({@link LongColumn}) and values ({@link ValueColumn}).
 * The same points give the same bytes.
 */
public final class ChunkCodec {

  /** 65,536: some 300 KiB of a loss curve, well below what Cassandra likes in a cell. */
  public static final int MAX_POINTS = 1 << 16;

  private static final int VERSION = 1;

  private ChunkCodec() {}

  /** The chunk of the points from {@code from} to before {@code to}, at most MAX_POINTS. */
  public static ByteBuffer encode(Series series, int from, int to) {
    if (to - from > MAX_POINTS || from > to || to > series.size()) {
      throw new IllegalArgumentException("No chunk from " + from + " to " + to);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + (to - from) * 5);
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      out.write((byte) VERSION);
      out.writeUInt32NoTag(to - from);
      LongColumn.write(series.steps(), from, to, out);
      LongColumn.write(series.timestamps(), from, to, out);
      ValueColumn.write(series.values(), from, to, out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("an in-memory stream does not fail", e);
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  /**
   * The points of a chunk.
   *
   * @throws IllegalArgumentException when the bytes are no chunk that {@link #encode} made
   */
  public static Series decode(ByteBuffer chunk) {
    CodedInputStream in = CodedInputStream.newInstance(chunk.duplicate());
    try {
      byte version = in.readRawByte();
      if (version != VERSION) {
        throw new IllegalArgumentException("Not a chunk of version " + VERSION + ": " + version);
      }
      int size = in.readUInt32();
      if (size < 0 || size > MAX_POINTS) {
        throw new IllegalArgumentException("Corrupt chunk: it claims " + size + " points");
      }
      long[] steps = LongColumn.read(in, size);
      long[] timestamps = LongColumn.read(in, size);
      double[] values = ValueColumn.read(in, size);
      if (!in.isAtEnd()) {
        throw new IllegalArgumentException("Corrupt chunk: it goes on after its end");
      }
      return new Series(steps, timestamps, values, size);
    } catch (IOException e) {
      throw new IllegalArgumentException("Corrupt chunk: " + e.getMessage(), e);
    }
  }
}
