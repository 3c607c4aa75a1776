package io.headrace.metric.chunk;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * The stored form of an {@link Outline}.
 *
 * <p><b>Layout</b> (version 1): a byte of version, as varints the number of points and how many a
 * block has, then columns ({@link LongColumn}, {@link ValueColumn}) with a row for each block:
 * first steps, last steps, first timestamps, last timestamps, least and greatest timestamps, steps
 * back, NaNs, first, last, least and greatest values. Last steps and timestamps are told from the
 * first ones, the least timestamps from the first and the greatest from the last, so that what is
 * regular, or in order of time, takes almost nothing. The same outline gives the same bytes.
 */
public final class OutlineCodec {

  private static final int VERSION = 1;

  private OutlineCodec() {}

  public static ByteBuffer encode(Outline outline) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + outline.blocks() * 40);
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      out.write((byte) VERSION);
      out.writeUInt32NoTag(outline.size());
      out.writeUInt32NoTag(outline.pointsPerBlock());
      writeLongs(outline, out);
      writeValues(outline, out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("an in-memory stream does not fail", e);
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  private static void writeLongs(Outline outline, CodedOutputStream out) throws IOException {
    int blocks = outline.blocks();
    Series first = outline.first();
    Series last = outline.last();
    Extremes extremes = outline.extremes();
    LongColumn.write(first.steps(), 0, blocks, out);
    LongColumn.write(minus(last.steps(), first.steps()), 0, blocks, out);
    LongColumn.write(first.timestamps(), 0, blocks, out);
    LongColumn.write(minus(last.timestamps(), first.timestamps()), 0, blocks, out);
    LongColumn.write(minus(extremes.minTimestamps(), first.timestamps()), 0, blocks, out);
    LongColumn.write(minus(extremes.maxTimestamps(), last.timestamps()), 0, blocks, out);
    LongColumn.write(extremes.stepsBack(), 0, blocks, out);
    LongColumn.write(extremes.nans(), 0, blocks, out);
  }

  private static void writeValues(Outline outline, CodedOutputStream out) throws IOException {
    int blocks = outline.blocks();
    ValueColumn.write(outline.first().values(), 0, blocks, out);
    ValueColumn.write(outline.last().values(), 0, blocks, out);
    ValueColumn.write(outline.extremes().minValues(), 0, blocks, out);
    ValueColumn.write(outline.extremes().maxValues(), 0, blocks, out);
  }

  /** Wraps round, so that {@link #plus} gives every long back. */
  private static long[] minus(long[] column, long[] other) {
    long[] differences = new long[column.length];
    for (int i = 0; i < column.length; i++) {
      differences[i] = column[i] - other[i];
    }
    return differences;
  }

  private static long[] plus(long[] column, long[] other) {
    long[] sums = new long[column.length];
    for (int i = 0; i < column.length; i++) {
      sums[i] = column[i] + other[i];
    }
    return sums;
  }

  /**
   * The outline that was encoded.
   *
   * @throws IllegalArgumentException when the bytes are no outline that {@link #encode} made
   */
  public static Outline decode(ByteBuffer outline) {
    CodedInputStream in = CodedInputStream.newInstance(outline.duplicate());
    try {
      byte version = in.readRawByte();
      if (version != VERSION) {
        throw new IllegalArgumentException("Not an outline of version " + VERSION + ": " + version);
      }
      int size = in.readUInt32();
      int pointsPerBlock = in.readUInt32();
      if (size < 0 || size > ChunkCodec.MAX_POINTS || pointsPerBlock < 1) {
        throw new IllegalArgumentException(
            "Corrupt outline: it claims " + size + " points, " + pointsPerBlock + " a block");
      }
      Outline read = read(in, size, pointsPerBlock);
      if (!in.isAtEnd()) {
        throw new IllegalArgumentException("Corrupt outline: it goes on after its end");
      }
      return read;
    } catch (IOException e) {
      throw new IllegalArgumentException("Corrupt outline: " + e.getMessage(), e);
    }
  }

  private static Outline read(CodedInputStream in, int size, int pointsPerBlock)
      throws IOException {
    int blocks = Outline.blocks(size, pointsPerBlock);
    long[] firstSteps = LongColumn.read(in, blocks);
    long[] lastSteps = plus(LongColumn.read(in, blocks), firstSteps);
    long[] firstTimestamps = LongColumn.read(in, blocks);
    long[] lastTimestamps = plus(LongColumn.read(in, blocks), firstTimestamps);
    long[] minTimestamps = plus(LongColumn.read(in, blocks), firstTimestamps);
    long[] maxTimestamps = plus(LongColumn.read(in, blocks), lastTimestamps);
    long[] stepsBack = LongColumn.read(in, blocks);
    long[] nans = LongColumn.read(in, blocks);
    double[] firstValues = ValueColumn.read(in, blocks);
    double[] lastValues = ValueColumn.read(in, blocks);
    double[] minValues = ValueColumn.read(in, blocks);
    double[] maxValues = ValueColumn.read(in, blocks);
    checkNans(nans, pointsPerBlock);
    return new Outline(
        size,
        pointsPerBlock,
        new Series(firstSteps, firstTimestamps, firstValues, blocks),
        new Series(lastSteps, lastTimestamps, lastValues, blocks),
        new Extremes(minTimestamps, maxTimestamps, minValues, maxValues, nans, stepsBack));
  }

  private static void checkNans(long[] nans, int pointsPerBlock) {
    for (long count : nans) {
      if (count < 0 || count > pointsPerBlock) {
        throw new IllegalArgumentException("Corrupt outline: a block with " + count + " NaNs");
      }
    }
  }
}
