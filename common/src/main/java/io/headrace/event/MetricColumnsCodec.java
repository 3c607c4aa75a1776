package io.headrace.event;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.headrace.metric.MetricColumns;
import io.headrace.metric.MetricColumns.ModelLink;
import java.io.IOException;
import java.io.UncheckedIOException;
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

  private MetricColumnsCodec() {}

  public static ByteString encode(MetricColumns points) {
    int bound = 64 + points.size() * 26;
    for (int k = 0; k < points.keyCount(); k++) {
      bound += 6 + 3 * points.key(k).length();
    }
    List<ModelLink> links = links(points);
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
    return ByteString.copyFrom(bytes, 0, out.getTotalBytesWritten());
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
      bytes += CodedOutputStream.computeUInt32SizeNoTag(links.indexOf(points.link(i)) + 1);
    }
    packed(out, MODEL_INDEX, bytes);
    for (int i = 0; i < points.size(); i++) {
      out.writeUInt32NoTag(links.indexOf(points.link(i)) + 1);
    }
  }

  private static io.headrace.event.proto.ModelLink linkMessage(ModelLink link) {
    return io.headrace.event.proto.ModelLink.newBuilder()
        .setModelId(link.modelId())
        .setDatasetName(link.datasetName())
        .setDatasetDigest(link.datasetDigest())
        .build();
  }

  private static List<ModelLink> links(MetricColumns points) {
    List<ModelLink> links = new ArrayList<>(0);
    for (int i = 0; i < points.size() && points.hasLinks(); i++) {
      if (points.link(i) != null && !links.contains(points.link(i))) {
        links.add(points.link(i));
      }
    }
    return links;
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
      return new Decoder().decode(message.newCodedInput());
    } catch (IOException e) {
      throw new IllegalArgumentException("Malformed metric columns: " + e.getMessage(), e);
    }
  }

  private static final class Decoder {
    private final MetricColumns points = new MetricColumns();
    private final List<Integer> interned = new ArrayList<>(4);
    private final List<ModelLink> links = new ArrayList<>(0);
    private long[] keyIndex = new long[0];
    private long[] step = new long[0];
    private long[] timestamp = new long[0];
    private long[] valueBits = new long[0];
    private long[] modelIndex = new long[0];

    MetricColumns decode(CodedInputStream in) throws IOException {
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        switch (WireFormat.getTagFieldNumber(tag)) {
          case KEYS -> interned.add(points.intern(in.readStringRequireUtf8()));
          case KEY_INDEX -> keyIndex = column(in, tag, keyIndex, CodedInputStream::readUInt32);
          case STEP -> step = column(in, tag, step, CodedInputStream::readSInt64);
          case TIMESTAMP -> timestamp = column(in, tag, timestamp, CodedInputStream::readInt64);
          case VALUE -> valueBits = column(in, tag, valueBits, CodedInputStream::readFixed64);
          case MODELS -> links.add(link(in));
          case MODEL_INDEX ->
              modelIndex = column(in, tag, modelIndex, CodedInputStream::readUInt32);
          default -> in.skipField(tag);
        }
      }
      assemble();
      return points;
    }

    private void assemble() {
      int n = valueBits.length;
      boolean linked = modelIndex.length > 0;
      if (keyIndex.length != n
          || step.length != n
          || timestamp.length != n
          || (linked && modelIndex.length != n)) {
        throw new IllegalArgumentException("Metric columns differ in length");
      }
      for (int i = 0; i < n; i++) {
        if (timestamp[i] < 0) {
          throw new IllegalArgumentException("Negative timestamp " + timestamp[i]);
        }
        points.add(
            interned.get(index(keyIndex[i], interned.size())),
            step[i],
            timestamp[i],
            Double.longBitsToDouble(valueBits[i]));
        if (linked && modelIndex[i] != 0) {
          points.linkLast(links.get(index(modelIndex[i] - 1, links.size())));
        }
      }
    }

    private static int index(long index, int bound) {
      if (index < 0 || index >= bound) {
        throw new IllegalArgumentException(
            "Metric columns point at entry " + index + " of " + bound);
      }
      return (int) index;
    }

    private static ModelLink link(CodedInputStream in) throws IOException {
      io.headrace.event.proto.ModelLink link =
          io.headrace.event.proto.ModelLink.parseFrom(in.readByteArray());
      return new ModelLink(link.getModelId(), link.getDatasetName(), link.getDatasetDigest());
    }

    private interface Element {
      long read(CodedInputStream in) throws IOException;
    }

    /** Appends to {@code column} what a packed or (as parsers must accept) a single field holds. */
    private static long[] column(CodedInputStream in, int tag, long[] column, Element element)
        throws IOException {
      if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        long[] longer = Arrays.copyOf(column, column.length + 1);
        longer[column.length] = element.read(in);
        return longer;
      }
      int bytes = in.readUInt32();
      int limit = in.pushLimit(bytes);
      int n = column.length;
      // A value takes a byte at least, so the claimed length bounds the count.
      long[] longer = Arrays.copyOf(column, n + Math.min(bytes, 1024));
      while (in.getBytesUntilLimit() > 0) {
        if (n == longer.length) {
          longer = Arrays.copyOf(longer, n * 2);
        }
        longer[n++] = element.read(in);
      }
      in.popLimit(limit);
      return n == longer.length ? longer : Arrays.copyOf(longer, n);
    }
  }
}
