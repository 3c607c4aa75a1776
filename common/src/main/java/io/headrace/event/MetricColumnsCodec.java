package io.headrace.event;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import io.headrace.metric.MetricColumns;
import io.headrace.metric.MetricColumns.ModelLink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes and reads the {@code MetricColumns} message of {@code run_event.proto} straight from and
 * into our columns. The generated class would box or copy every number once more on the busiest
 * path we have; a test holds this codec to it.
 */
public final class MetricColumnsCodec {

  static final int KEYS = 1;
  static final int KEY_INDEX = 2;
  static final int STEP = 3;
  static final int TIMESTAMP = 4;
  static final int VALUE = 5;
  static final int MODELS = 6;
  static final int MODEL_INDEX = 7;

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
      return new MetricColumnsReader(message.size()).read(message.newCodedInput());
    } catch (IOException e) {
      throw new IllegalArgumentException("Malformed metric columns: " + e.getMessage(), e);
    }
  }
}
