package io.headrace.event;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.headrace.api.MetricRule;
import io.headrace.error.HeadraceException;
import io.headrace.metric.MetricColumns;
import io.headrace.metric.MetricColumns.ModelLink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the {@code MetricColumns} message of {@code run_event.proto}, which may come from anyone.
 * Takes about ten bytes of memory for a byte of the message, whatever it holds: no column, list of
 * keys or list of links is longer than one that the rest of the message could match. Lives for one
 * message.
 */
final class MetricColumnsReader {

  /** A value, and a byte each of key index, step and timestamp. */
  private static final int LEAST_BYTES_PER_POINT = Double.BYTES + 3;

  /** Tag and length of a key or link; at least one point has it. */
  private static final int LEAST_BYTES_PER_ENTRY = 2 + LEAST_BYTES_PER_POINT;

  /** Few entries without a point do no harm. */
  private static final int SPARE_ENTRIES = 100;

  private final int maxEntries;
  private final List<String> keys = new ArrayList<>(4);
  private final List<ModelLink> links = new ArrayList<>(0);
  private final NumberColumn keyIndex;
  private final NumberColumn step;
  private final NumberColumn timestamp;
  private final NumberColumn valueBits;
  private final NumberColumn modelIndex;

  MetricColumnsReader(int messageBytes) {
    int maxPoints = messageBytes / LEAST_BYTES_PER_POINT;
    this.maxEntries = SPARE_ENTRIES + messageBytes / LEAST_BYTES_PER_ENTRY;
    this.keyIndex = new NumberColumn(NumberColumn.Encoding.UINT32, maxPoints);
    this.step = new NumberColumn(NumberColumn.Encoding.SINT64, maxPoints);
    this.timestamp = new NumberColumn(NumberColumn.Encoding.INT64, maxPoints);
    this.valueBits = new NumberColumn(NumberColumn.Encoding.FIXED64, maxPoints);
    this.modelIndex = new NumberColumn(NumberColumn.Encoding.UINT32, maxPoints);
  }

  MetricColumns read(CodedInputStream in) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (!readField(in, tag) && !in.skipField(tag)) {
        throw new IllegalArgumentException("Malformed metric columns: a group ends");
      }
    }
    return assemble();
  }

  /** Reads a field; {@code false} for one that we do not know, by number or by wire type. */
  private boolean readField(CodedInputStream in, int tag) throws IOException {
    int field = WireFormat.getTagFieldNumber(tag);
    if (field == MetricColumnsCodec.KEYS && NumberColumn.isDelimited(tag)) {
      checkRoom(keys, "keys");
      keys.add(key(in));
      return true;
    }
    if (field == MetricColumnsCodec.MODELS && NumberColumn.isDelimited(tag)) {
      checkRoom(links, "models");
      links.add(link(in));
      return true;
    }
    NumberColumn column = column(field);
    return column != null && column.read(in, tag);
  }

  private void checkRoom(List<?> entries, String what) {
    if (entries.size() == maxEntries) {
      throw new IllegalArgumentException("Metric columns name more " + what + " than points");
    }
  }

  private NumberColumn column(int field) {
    return switch (field) {
      case MetricColumnsCodec.KEY_INDEX -> keyIndex;
      case MetricColumnsCodec.STEP -> step;
      case MetricColumnsCodec.TIMESTAMP -> timestamp;
      case MetricColumnsCodec.VALUE -> valueBits;
      case MetricColumnsCodec.MODEL_INDEX -> modelIndex;
      default -> null;
    };
  }

  private MetricColumns assemble() {
    int n = valueBits.size();
    int[] keyOf = new int[keyIndex.size()];
    for (int i = 0; i < keyOf.length; i++) {
      keyOf[i] = (int) keyIndex.get(i);
    }
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = Double.longBitsToDouble(valueBits.get(i));
    }
    MetricColumns points =
        MetricColumns.of(keys, keyOf, step.all(), checkTimestamps(timestamp.all()), values);
    if (modelIndex.size() > 0) {
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
    if (modelIndex.size() != points.size()) {
      throw new IllegalArgumentException("Metric columns differ in length");
    }
    for (int i = 0; i < points.size(); i++) {
      long index = modelIndex.get(i);
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
