package io.headrace.metric;

import com.google.protobuf.CodedInputStream;
import io.headrace.metric.MetricColumns.ModelLink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the body of a segment as {@link SegmentCodec} lays it out. Lives for one segment. */
final class SegmentReader {

  private final CodedInputStream in;
  private final List<String> keys = new ArrayList<>();

  SegmentReader(CodedInputStream in) {
    this.in = in;
  }

  MetricColumns read() throws IOException {
    int[] counts = readKeys();
    int total = total(counts);
    long[] steps = readSteps(counts, total);
    long[] timestamps = readTimestamps(total);
    double[] values = readValues(total);
    MetricColumns points =
        MetricColumns.of(keys, keyIndex(counts, total), steps, timestamps, values);
    if (points.keyCount() < keys.size()) {
      throw new IllegalArgumentException("Corrupt metric segment: a key stands in it twice");
    }
    readLinks(points);
    if (!in.isAtEnd()) {
      throw new IllegalArgumentException("Corrupt metric segment: it goes on after its end");
    }
    return points;
  }

  private static int[] keyIndex(int[] counts, int total) {
    int[] keyIndex = new int[total];
    int n = 0;
    for (int key = 0; key < counts.length; key++) {
      Arrays.fill(keyIndex, n, n + counts[key], key);
      n += counts[key];
    }
    return keyIndex;
  }

  private int[] readKeys() throws IOException {
    int[] counts = new int[bounded(in.readUInt32())];
    for (int k = 0; k < counts.length; k++) {
      keys.add(in.readString());
      counts[k] = bounded(in.readUInt32());
    }
    return counts;
  }

  /** Every key and every point takes at least a byte, so no count can exceed what is left. */
  private int bounded(int count) {
    if (count < 0 || count > in.getBytesUntilLimit()) {
      throw new IllegalArgumentException("Corrupt metric segment: count " + count);
    }
    return count;
  }

  private int total(int[] counts) {
    long total = 0;
    for (int count : counts) {
      total += count;
    }
    return bounded((int) Math.min(total, Integer.MAX_VALUE));
  }

  private long[] readSteps(int[] counts, int total) throws IOException {
    long[] steps = new long[total];
    DeltaOfDelta decoder = new DeltaOfDelta();
    int n = 0;
    for (int count : counts) {
      decoder.restart();
      for (int c = 0; c < count; c++) {
        steps[n++] = decoder.decode(in.readSInt64());
      }
    }
    return steps;
  }

  private long[] readTimestamps(int total) throws IOException {
    long[] timestamps = new long[total];
    DeltaOfDelta decoder = new DeltaOfDelta();
    for (int n = 0; n < total; n++) {
      timestamps[n] = decoder.decode(in.readSInt64());
    }
    return timestamps;
  }

  private double[] readValues(int total) throws IOException {
    int width = in.readUInt32();
    if (width != Float.BYTES && width != Double.BYTES) {
      throw new IllegalArgumentException("Corrupt metric segment: values of " + width + " bytes");
    }
    byte[] planes = in.readRawBytes(Math.multiplyExact(total, width));
    double[] values = new double[total];
    for (int n = 0; n < total; n++) {
      values[n] =
          width == Float.BYTES
              ? Float.intBitsToFloat(floatBits(planes, n, total))
              : Double.longBitsToDouble(doubleBits(planes, n, total));
    }
    return values;
  }

  private static int floatBits(byte[] planes, int n, int total) {
    return (planes[n] & 0xFF)
        | ((planes[n + total] & 0xFF) << 8)
        | ((planes[n + 2 * total] & 0xFF) << 16)
        | (planes[n + 3 * total] << 24);
  }

  private static long doubleBits(byte[] planes, int n, int total) {
    long upper = floatBits(planes, n + 4 * total, total);
    return (upper << 32) | (floatBits(planes, n, total) & 0xFFFF_FFFFL);
  }

  private void readLinks(MetricColumns points) throws IOException {
    ModelLink[] links = new ModelLink[bounded(in.readUInt32())];
    for (int l = 0; l < links.length; l++) {
      links[l] = new ModelLink(in.readString(), in.readString(), in.readString());
    }
    for (int point = 0; point < points.size() && links.length > 0; point++) {
      int link = in.readUInt32();
      if (link < 0 || link > links.length) {
        throw new IllegalArgumentException("Corrupt metric segment: no link " + link);
      }
      if (link > 0) {
        points.link(point, links[link - 1]);
      }
    }
  }
}
