package io.headrace.event;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import io.headrace.api.MetricRule;
import io.headrace.error.HeadraceException;
import io.headrace.metric.MetricColumns;
import io.headrace.metric.MetricColumns.ModelLink;
import io.headrace.metric.Varints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes and reads the {@code MetricColumns} message of {@code run_event.proto} straight from and
 * into our columns. The generated class would box or copy every number once more on the busiest
 * path we have; a test holds this codec to it.
 */
public final class MetricColumnsCodec {

  private static final int KEYS = 1;
  private static final int KEY_INDEX = 2;
  private static final int STEP = 3;
  private static final int TIMESTAMP = 4;
  private static final int VALUE = 5;
  private static final int MODELS = 6;
  private static final int MODEL_INDEX = 7;

  /** Of a key index, a step, a timestamp and a value, each as long as can be. */
  private static final int MAX_POINT_BYTES = 5 + 10 + 9 + Double.BYTES;

  private MetricColumnsCodec() {}

  public static ByteString encode(MetricColumns points) {
    int bound = 64 + points.size() * MAX_POINT_BYTES;
    for (int k = 0; k < points.keyCount(); k++) {
      bound += 6 + 3 * points.key(k).length();
    }
    List<ModelLink> links = points.links();
    for (ModelLink link : links) {
      bound += 24 + 3 * (link.modelId() + link.datasetName() + link.datasetDigest()).length();
    }
    byte[] bytes = new byte[bound + (links.isEmpty() ? 0 : points.size() * 5)];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      write(points, links, out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the bound was computed too small", e);
    }
    return UnsafeByteOperations.unsafeWrap(bytes, 0, out.getTotalBytesWritten());
  }

  private static void write(MetricColumns points, List<ModelLink> links, CodedOutputStream out)
      throws IOException {
    int n = points.size();
    for (int k = 0; k < points.keyCount(); k++) {
      out.writeString(KEYS, points.key(k));
    }
    int keyBytes = 0;
    int stepBytes = 0;
    int timestampBytes = 0;
    for (int i = 0; i < n; i++) {
      keyBytes += CodedOutputStream.computeUInt32SizeNoTag(points.keyIndex(i));
      stepBytes += CodedOutputStream.computeSInt64SizeNoTag(points.step(i));
      timestampBytes += CodedOutputStream.computeInt64SizeNoTag(points.timestamp(i));
    }
    packed(out, KEY_INDEX, keyBytes);
    for (int i = 0; i < n; i++) {
      out.writeUInt32NoTag(points.keyIndex(i));
    }
    packed(out, STEP, stepBytes);
    for (int i = 0; i < n; i++) {
      out.writeSInt64NoTag(points.step(i));
    }
    packed(out, TIMESTAMP, timestampBytes);
    for (int i = 0; i < n; i++) {
      out.writeInt64NoTag(points.timestamp(i));
    }
    packed(out, VALUE, n * Double.BYTES);
    for (int i = 0; i < n; i++) {
      out.writeDoubleNoTag(points.value(i));
    }
    writeLinks(points, links, out);
  }

  private static void writeLinks(MetricColumns points, List<ModelLink> links, CodedOutputStream out)
      throws IOException {
    if (links.isEmpty()) {
      return;
    }
    for (ModelLink link : links) {
      out.writeMessage(MODELS, linkMessage(link));
    }
    int bytes = 0;
    for (int i = 0; i < points.size(); i++) {
      bytes += CodedOutputStream.computeUInt32SizeNoTag(points.linkIndex(i));
    }
    packed(out, MODEL_INDEX, bytes);
    for (int i = 0; i < points.size(); i++) {
      out.writeUInt32NoTag(points.linkIndex(i));
    }
  }

  private static io.headrace.event.proto.ModelLink linkMessage(ModelLink link) {
    return io.headrace.event.proto.ModelLink.newBuilder()
        .setModelId(link.modelId())
        .setDatasetName(link.datasetName())
        .setDatasetDigest(link.datasetDigest())
        .build();
  }

  private static void packed(CodedOutputStream out, int field, int bytes) throws IOException {
    out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    out.writeUInt32NoTag(bytes);
  }

  /**
   * The points of a message.
   *
   * @throws IllegalArgumentException when the bytes are no such message or its columns do not fit
   *     together: an event may come from anyone, and is not trusted
   */
  public static MetricColumns decode(ByteString message) {
    try {
      return new Decoder(message.size()).decode(message.newCodedInput());
    } catch (IOException e) {
      throw new IllegalArgumentException("Malformed metric columns: " + e.getMessage(), e);
    }
  }

  /**
   * Takes about ten bytes of memory for a byte of the message, whatever it holds: no column, list
   * of keys or list of links is longer than one that the rest of the message could match.
   */
  private static final class Decoder {
    /** A value, and a byte each of key index, step and timestamp. */
    private static final int LEAST_BYTES_PER_POINT = Double.BYTES + 3;

    /** Tag and length of a key or link; at least one point has it. */
    private static final int LEAST_BYTES_PER_ENTRY = 2 + LEAST_BYTES_PER_POINT;

    /** Few entries without a point do no harm. */
    private static final int SPARE_ENTRIES = 100;

    private final int maxEntries;
    private final List<String> keys = new ArrayList<>(4);
    private final List<ModelLink> links = new ArrayList<>(0);
    private final Column keyIndex;
    private final Column step;
    private final Column timestamp;
    private final Column valueBits;
    private final Column modelIndex;

    Decoder(int messageBytes) {
      int maxPoints = messageBytes / LEAST_BYTES_PER_POINT;
      this.maxEntries = SPARE_ENTRIES + messageBytes / LEAST_BYTES_PER_ENTRY;
      this.keyIndex = new Column(Encoding.UINT32, maxPoints);
      this.step = new Column(Encoding.SINT64, maxPoints);
      this.timestamp = new Column(Encoding.INT64, maxPoints);
      this.valueBits = new Column(Encoding.FIXED64, maxPoints);
      this.modelIndex = new Column(Encoding.UINT32, maxPoints);
    }

    MetricColumns decode(CodedInputStream in) throws IOException {
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        if (!read(in, tag) && !in.skipField(tag)) {
          throw new IllegalArgumentException("Malformed metric columns: a group ends");
        }
      }
      return assemble();
    }

    /** Reads a field; {@code false} for one that we do not know, by number or by wire type. */
    private boolean read(CodedInputStream in, int tag) throws IOException {
      int field = WireFormat.getTagFieldNumber(tag);
      if (field == KEYS && isDelimited(tag)) {
        checkRoom(keys, "keys");
        keys.add(key(in));
        return true;
      }
      if (field == MODELS && isDelimited(tag)) {
        checkRoom(links, "models");
        links.add(link(in));
        return true;
      }
      Column column = column(field);
      return column != null && column.read(in, tag);
    }

    private void checkRoom(List<?> entries, String what) {
      if (entries.size() == maxEntries) {
        throw new IllegalArgumentException("Metric columns name more " + what + " than points");
      }
    }

    private Column column(int field) {
      return switch (field) {
        case KEY_INDEX -> keyIndex;
        case STEP -> step;
        case TIMESTAMP -> timestamp;
        case VALUE -> valueBits;
        case MODEL_INDEX -> modelIndex;
        default -> null;
      };
    }

    private MetricColumns assemble() {
      int n = valueBits.size;
      int[] keyOf = new int[keyIndex.size];
      for (int i = 0; i < keyOf.length; i++) {
        keyOf[i] = (int) keyIndex.values[i];
      }
      double[] values = new double[n];
      for (int i = 0; i < n; i++) {
        values[i] = Double.longBitsToDouble(valueBits.values[i]);
      }
      MetricColumns points =
          MetricColumns.of(keys, keyOf, step.all(), checkTimestamps(timestamp.all()), values);
      if (modelIndex.size > 0) {
        link(points);
      }
      return points;
    }

    private static long[] checkTimestamps(long[] timestamps) {
      for (long timestamp : timestamps) {
        if (timestamp < 0) {
          throw new IllegalArgumentException("Negative timestamp " + timestamp);
        }
      }
      return timestamps;
    }

    private void link(MetricColumns points) {
      if (modelIndex.size != points.size()) {
        throw new IllegalArgumentException("Metric columns differ in length");
      }
      for (int i = 0; i < points.size(); i++) {
        long index = modelIndex.values[i];
        if (index != 0) {
          points.link(i, links.get(MetricColumns.checkEntry(index - 1, links.size())));
        }
      }
    }

    private static ModelLink link(CodedInputStream in) throws IOException {
      io.headrace.event.proto.ModelLink link =
          io.headrace.event.proto.ModelLink.parseFrom(in.readByteArray());
      if (link.getModelId().isEmpty()) {
        throw new IllegalArgumentException("A point belongs to a model without an id");
      }
      refuse(
          () ->
              MetricRule.checkLink(
                  link.getModelId(), link.getDatasetName(), link.getDatasetDigest()));
      return new ModelLink(link.getModelId(), link.getDatasetName(), link.getDatasetDigest());
    }

    private static String key(CodedInputStream in) throws IOException {
      String key = in.readStringRequireUtf8();
      refuse(() -> MetricRule.checkKeyLength(key));
      return key;
    }

    /** What no client may log, nobody may publish: it would not fit into what is stored. */
    private static void refuse(Runnable rule) {
      try {
        rule.run();
      } catch (HeadraceException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
  }

  private static boolean isDelimited(int tag) {
    return WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }

  /** How the numbers of a column are written, in protobuf's words. */
  private enum Encoding {
    UINT32(WireFormat.WIRETYPE_VARINT),
    INT64(WireFormat.WIRETYPE_VARINT),
    SINT64(WireFormat.WIRETYPE_VARINT),
    FIXED64(WireFormat.WIRETYPE_FIXED64);

    private final int wireType;

    Encoding(int wireType) {
      this.wireType = wireType;
    }
  }

  /** A repeated number; a message may bring it in any number of pieces, packed or single. */
  private static final class Column {
    private final Encoding encoding;
    private final int maxSize;
    private long[] values = {};
    private int size;

    Column(Encoding encoding, int maxSize) {
      this.encoding = encoding;
      this.maxSize = maxSize;
    }

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
      ByteBuffer.wrap(packed)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asLongBuffer()
          .get(values, size, count);
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
  }
}
