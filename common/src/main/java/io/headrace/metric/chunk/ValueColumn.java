package io.headrace.metric.chunk;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * A column of doubles, every one bit for bit, in the smallest of these forms:
 *
 * <ul>
 *   <li>constant: one value;
 *   <li>decimals: what was rounded to a few digits after the point, accuracies and percentages, as
 *       a power of ten and a {@link LongColumn}; with none at all, integers: epochs, tokens seen;
 *   <li>planes: the values' bits, as four bytes each when all are exact as float (what is trained
 *       in single precision is), else eight, byte plane by byte plane, each packed for itself.
 *       Signs and exponents, which hardly change, shrink to little; the noise of a mantissa is left
 *       as it is and costs no time to unpack. Each value's bits stand alone, or what differs from
 *       those of the value before it (XOR): a sample tells which is less.
 * </ul>
 *
 * <p>XOR after T. Pelkonen et al., <i>Gorilla</i>, VLDB 2015, 4.1.2; decimals after A. Afroozeh et
 * al., <i>ALP: Adaptive Lossless floating-Point Compression</i>, SIGMOD 2024; planes after the
 * shuffle filter of HDF5 and Blosc.
 */
final class ValueColumn {

  private static final int CONSTANT = 0;
  private static final int DECIMALS = 1;
  private static final int FLOATS = 2;
  private static final int FLOATS_XOR = 3;
  private static final int DOUBLES = 4;
  private static final int DOUBLES_XOR = 5;

  /** Values that decide between a form with XOR and one without. */
  private static final int SAMPLE = 2_048;

  /** Digits after the point; with more, values share none but by chance. */
  private static final int MAX_DIGITS = 6;

  private static final double[] POWERS_OF_TEN = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};

  /** From here on neighbouring integers are one double. */
  private static final double MAX_INTEGER = 0x1p53;

  private static final int NOT_DECIMAL = -1;

  private ValueColumn() {}

  static void write(double[] values, int from, int to, CodedOutputStream out) throws IOException {
    if (isConstant(values, from, to)) {
      out.write((byte) CONSTANT);
      out.writeFixed64NoTag(to > from ? Double.doubleToRawLongBits(values[from]) : 0);
      return;
    }
    int digits = digits(values, from, to);
    if (digits != NOT_DECIMAL) {
      out.write((byte) DECIMALS);
      out.write((byte) digits);
      LongColumn.write(integers(values, from, to, digits), 0, to - from, out);
    } else {
      writePlanes(values, from, to, out);
    }
  }

  private static boolean isConstant(double[] values, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (Double.doubleToRawLongBits(values[i]) != Double.doubleToRawLongBits(values[from])) {
        return false;
      }
    }
    return true;
  }

  /** The digits after the point that all values make do with, or NOT_DECIMAL. */
  private static int digits(double[] values, int from, int to) {
    int digits = 0;
    for (int i = from; i < to; i++) {
      while (!isDecimal(values[i], digits)) {
        digits++;
        if (digits > MAX_DIGITS) {
          return NOT_DECIMAL;
        }
      }
    }
    // A value that needed fewer digits than one behind it may not survive so many.
    for (int i = from; i < to; i++) {
      if (!isDecimal(values[i], digits)) {
        return NOT_DECIMAL;
      }
    }
    return digits;
  }

  private static boolean isDecimal(double value, int digits) {
    double scaled = value * POWERS_OF_TEN[digits];
    // NaN and infinities fail the bound. Compared by bits, as -0.0 would come back as 0.0.
    return Math.abs(scaled) <= MAX_INTEGER
        && Double.doubleToRawLongBits(decimal(Math.round(scaled), digits))
            == Double.doubleToRawLongBits(value);
  }

  private static double decimal(long integer, int digits) {
    return (double) integer / POWERS_OF_TEN[digits];
  }

  private static long[] integers(double[] values, int from, int to, int digits) {
    long[] integers = new long[to - from];
    for (int i = from; i < to; i++) {
      integers[i - from] = Math.round(values[i] * POWERS_OF_TEN[digits]);
    }
    return integers;
  }

  private static void writePlanes(double[] values, int from, int to, CodedOutputStream out)
      throws IOException {
    boolean floats = areFloats(values, from, to);
    int width = floats ? Float.BYTES : Double.BYTES;
    int sampled = Math.min(to, from + SAMPLE);
    boolean xor =
        packedLength(planes(values, from, sampled, width, true))
            < packedLength(planes(values, from, sampled, width, false));
    int plain = floats ? FLOATS : DOUBLES;
    out.write((byte) (xor ? plain + 1 : plain));
    for (byte[] plane : planes(values, from, to, width, xor)) {
      PackedBytes.write(plane, plane.length, out);
    }
  }

  private static boolean areFloats(double[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      double value = values[i];
      // By bits, so that a NaN's payload and the sign of zero survive.
      if (Double.doubleToRawLongBits((float) value) != Double.doubleToRawLongBits(value)) {
        return false;
      }
    }
    return true;
  }

  private static byte[][] planes(double[] values, int from, int to, int width, boolean xor) {
    byte[][] planes = new byte[width][to - from];
    long before = 0;
    for (int i = from; i < to; i++) {
      long bits =
          width == Float.BYTES
              ? Float.floatToRawIntBits((float) values[i])
              : Double.doubleToRawLongBits(values[i]);
      long written = xor ? bits ^ before : bits;
      before = bits;
      for (int plane = 0; plane < width; plane++) {
        planes[plane][i - from] = (byte) (written >>> (Byte.SIZE * plane));
      }
    }
    return planes;
  }

  private static int packedLength(byte[][] planes) {
    int length = 0;
    for (byte[] plane : planes) {
      length += Math.min(plane.length, PackedBytes.packedLength(plane, plane.length));
    }
    return length;
  }

  static double[] read(CodedInputStream in, int size) throws IOException {
    int form = in.readRawByte();
    return switch (form) {
      case CONSTANT -> constant(Double.longBitsToDouble(in.readFixed64()), size);
      case DECIMALS -> decimals(in, size);
      case FLOATS, FLOATS_XOR -> readPlanes(in, size, Float.BYTES, form == FLOATS_XOR);
      case DOUBLES, DOUBLES_XOR -> readPlanes(in, size, Double.BYTES, form == DOUBLES_XOR);
      default -> throw new IllegalArgumentException("Corrupt chunk: unknown form " + form);
    };
  }

  private static double[] constant(double value, int size) {
    double[] values = new double[size];
    Arrays.fill(values, value);
    return values;
  }

  private static double[] decimals(CodedInputStream in, int size) throws IOException {
    int digits = in.readRawByte();
    if (digits < 0 || digits > MAX_DIGITS) {
      throw new IllegalArgumentException("Corrupt chunk: decimals of " + digits + " digits");
    }
    long[] integers = LongColumn.read(in, size);
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = decimal(integers[i], digits);
    }
    return values;
  }

  private static double[] readPlanes(CodedInputStream in, int size, int width, boolean xor)
      throws IOException {
    long[] bits = new long[size];
    for (int plane = 0; plane < width; plane++) {
      byte[] bytes = PackedBytes.read(in, size);
      if (bytes.length != size) {
        throw new IllegalArgumentException("Corrupt chunk: a column ends early");
      }
      for (int i = 0; i < size; i++) {
        bits[i] |= (bytes[i] & 0xFFL) << (Byte.SIZE * plane);
      }
    }
    double[] values = new double[size];
    long before = 0;
    for (int i = 0; i < size; i++) {
      before = xor ? bits[i] ^ before : bits[i];
      values[i] =
          width == Float.BYTES
              ? Float.intBitsToFloat((int) before)
              : Double.longBitsToDouble(before);
    }
    return values;
  }
}
