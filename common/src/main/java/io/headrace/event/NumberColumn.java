package io.headrace.event;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.headrace.metric.Varints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The numbers of a repeated field while a message is read, which may bring them in any number of
 * pieces, packed or single. Lives for one message.
 */
final class NumberColumn {

  /** How the numbers of a column are written, in protobuf's words. */
  enum Encoding {
    UINT32(WireFormat.WIRETYPE_VARINT),
    INT64(WireFormat.WIRETYPE_VARINT),
    SINT64(WireFormat.WIRETYPE_VARINT),
    FIXED64(WireFormat.WIRETYPE_FIXED64);

    private final int wireType;

    Encoding(int wireType) {
      this.wireType = wireType;
    }
  }

  private final Encoding encoding;
  private final int maxSize;
  private long[] values = {};
  private int size;

  /**
   * A column without numbers.
   *
   * @param maxSize more are refused before they are allocated
   */
  NumberColumn(Encoding encoding, int maxSize) {
    this.encoding = encoding;
    this.maxSize = maxSize;
  }

  /** Reads a piece; {@code false}, and nothing read, for a wire type that is not the column's. */
  boolean read(CodedInputStream in, int tag) throws IOException {
    if (WireFormat.getTagWireType(tag) == encoding.wireType) {
      reserve(1);
      readOne(in);
      return true;
    }
    if (!isDelimited(tag)) {
      return false;
    }
    byte[] packed = in.readRawBytes(in.readUInt32());
    if (encoding == Encoding.FIXED64) {
      readFixed(packed);
    } else {
      readVarints(packed);
    }
    return true;
  }

  private void reserve(int more) {
    if (more > maxSize - size) {
      throw new IllegalArgumentException("Metric columns differ in length");
    }
    if (size + more > values.length) {
      values = Arrays.copyOf(values, Math.min(maxSize, Math.max(size + more, 2 * size)));
    }
  }

  private void readOne(CodedInputStream in) throws IOException {
    values[size++] =
        switch (encoding) {
          case UINT32 -> in.readUInt32();
          case INT64 -> in.readInt64();
          case SINT64 -> in.readSInt64();
          case FIXED64 -> in.readFixed64();
        };
  }

  private void readFixed(byte[] packed) throws IOException {
    int count = packed.length / Double.BYTES;
    if (count * Double.BYTES != packed.length) {
      throw new IOException("a number is cut off");
    }
    reserve(count);
    ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(values, size, count);
    size += count;
  }

  /** Without protobuf's reader: the processor's time goes here, a number at a time. */
  private void readVarints(byte[] packed) throws IOException {
    reserve(Varints.count(packed));
    Varints varints = new Varints(packed);
    while (varints.hasNext()) {
      values[size++] = decoded(varints.next());
    }
  }

  private long decoded(long varint) {
    return switch (encoding) {
      case UINT32 -> (int) varint;
      case SINT64 -> CodedInputStream.decodeZigZag64(varint);
      case INT64, FIXED64 -> varint;
    };
  }

  /** The numbers, in an array that has no room for more. */
  long[] all() {
    return size == values.length ? values : Arrays.copyOf(values, size);
  }

  long get(int index) {
    return values[index];
  }

  int size() {
    return size;
  }

  static boolean isDelimited(int tag) {
    return WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }
}
