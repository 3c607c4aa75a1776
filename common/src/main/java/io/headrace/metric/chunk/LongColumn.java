package io.headrace.metric.chunk;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.headrace.metric.Varints;
import java.io.IOException;

/**
 * A column of longs, steps or timestamps, in the smallest of three forms: regular (a first value
 * and one distance: two numbers, however many points), distances, or changes of distance, the
 * latter two as zigzag varints, packed. Arithmetic wraps round, so every long comes back.
 *
 * <p>Changes of distance suit clocks that drift, plain distances those that jitter, whose noise
 * differences would double.
 *
 * <p>After T. Pelkonen et al., <i>Gorilla: A Fast, Scalable, In-Memory Time Series Database</i>,
 * VLDB 2015, 4.1.1.
 */
final class LongColumn {

  private static final int REGULAR = 0;
  private static final int DISTANCES = 1;
  private static final int CHANGES = 2;

  private static final int MAX_VARINT_BYTES = 10;

  private LongColumn() {}

  static void write(long[] column, int from, int to, CodedOutputStream out) throws IOException {
    if (isRegular(column, from, to)) {
      out.write((byte) REGULAR);
      if (to > from) {
        out.writeSInt64NoTag(column[from]);
        out.writeSInt64NoTag(to - from > 1 ? column[from + 1] - column[from] : 0);
      }
      return;
    }
    boolean changes = sizeOfChanges(column, from, to) < sizeOfDistances(column, from, to);
    out.write((byte) (changes ? CHANGES : DISTANCES));
    byte[] varints = new byte[MAX_VARINT_BYTES * (to - from)];
    CodedOutputStream plain = CodedOutputStream.newInstance(varints);
    long last = 0;
    long distance = 0;
    for (int i = from; i < to; i++) {
      long next = column[i] - last;
      plain.writeSInt64NoTag(changes ? next - distance : next);
      distance = next;
      last = column[i];
    }
    PackedBytes.write(varints, plain.getTotalBytesWritten(), out);
  }

  private static boolean isRegular(long[] column, int from, int to) {
    for (int i = from + 2; i < to; i++) {
      if (column[i] - column[i - 1] != column[from + 1] - column[from]) {
        return false;
      }
    }
    return true;
  }

  private static long sizeOfDistances(long[] column, int from, int to) {
    long size = 0;
    for (int i = from + 1; i < to; i++) {
      size += bits(column[i] - column[i - 1]);
    }
    return size;
  }

  private static long sizeOfChanges(long[] column, int from, int to) {
    long size = 0;
    for (int i = from + 2; i < to; i++) {
      size += bits(column[i] - 2 * column[i - 1] + column[i - 2]);
    }
    return size;
  }

  /** The bits that tell the value from 0: what is left of it once it is packed. */
  private static int bits(long value) {
    return Long.SIZE - Long.numberOfLeadingZeros((value << 1) ^ (value >> 63));
  }

  static long[] read(CodedInputStream in, int size) throws IOException {
    int form = in.readRawByte();
    return switch (form) {
      case REGULAR -> regular(in, size);
      case DISTANCES, CHANGES -> irregular(in, size, form == CHANGES);
      default -> throw new IllegalArgumentException("Corrupt chunk: unknown form " + form);
    };
  }

  private static long[] regular(CodedInputStream in, int size) throws IOException {
    long[] column = new long[size];
    if (size > 0) {
      long value = in.readSInt64();
      long distance = in.readSInt64();
      for (int i = 0; i < size; i++) {
        column[i] = value;
        value += distance;
      }
    }
    return column;
  }

  private static long[] irregular(CodedInputStream in, int size, boolean changes)
      throws IOException {
    Varints varints = new Varints(PackedBytes.read(in, Math.multiplyExact(MAX_VARINT_BYTES, size)));
    long[] column = new long[size];
    long last = 0;
    long distance = 0;
    for (int i = 0; i < size; i++) {
      long read = varints.nextZigzag();
      distance = changes ? distance + read : read;
      last += distance;
      column[i] = last;
    }
    if (varints.hasNext()) {
      throw new IllegalArgumentException("Corrupt chunk: a column goes on after its end");
    }
    return column;
  }
}
