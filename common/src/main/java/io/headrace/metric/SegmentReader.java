package io.headrace.metric;

import com.google.protobuf.CodedInputStream;
import io.headrace.metric.MetricColumns.ModelLink;
import java.io.IOException;

/** Reads the body of a segment as {@link SegmentCodec} lays it out. Lives for one segment. */
final class SegmentReader {

  private final CodedInputStream in;
  private final MetricColumns points = new MetricColumns();

  SegmentReader(CodedInputStream in) {
    this.in = in;
  }

  MetricColumns read() throws IOException {
    int[] counts = readKeys();
    int total = total(counts);
    long[] steps = readSteps(counts, total);
    long[] timestamps = readTimestamps(total);
    double[] values = readValues(total);
    ModelLink[] links = readLinks();
    int n = 0;
    for (int key = 0; key < counts.length; key++) {
      for (int c = 0; c < counts[key]; c++, n++) {
        points.add(key, steps[n], timestamps[n], values[n]);
        if (links.length > 0) {
          readLinkOfLast(links);
        }
      }
    }
    if (!in.isAtEnd()) {
      throw new IllegalArgumentException("Corrupt metric segment: it goes on after its end");
    }
    return points;
  }

  private int[] readKeys() throws IOException {
    int keys = bounded(in.readUInt32());
    int[] counts = new int[keys];
    for (int k = 0; k < keys; k++) {
      if (points.intern(in.readString()) != k) {
        throw new IllegalArgumentException("Corrupt metric segment: a key stands in it twice");
      }
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
      long bits = 0;
      for (int plane = 0; plane < width; plane++) {
        bits |= (planes[plane * total + n] & 0xFFL) << (8 * plane);
      }
      values[n] =
          width == Float.BYTES ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
    }
    return values;
  }

  private ModelLink[] readLinks() throws IOException {
    ModelLink[] links = new ModelLink[bounded(in.readUInt32())];
    for (int l = 0; l < links.length; l++) {
      links[l] = new ModelLink(in.readString(), in.readString(), in.readString());
    }
    return links;
  }

  private void readLinkOfLast(ModelLink[] links) throws IOException {
    int link = in.readUInt32();
    if (link < 0 || link > links.length) {
      throw new IllegalArgumentException("Corrupt metric segment: no link " + link);
    }
    if (link > 0) {
      points.linkLast(links[link - 1]);
    }
  }
}
