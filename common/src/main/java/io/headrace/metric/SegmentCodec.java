package io.headrace.metric;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.headrace.metric.MetricColumns.ModelLink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The stored form of the points that one run got in one group commit.
 *
 * <p><b>Layout</b> (version 1): a byte of version, a byte of packing (0 plain, 1 zstd, then the
 * plain length as varint), and the body: the keys with their number of points; for each key in turn
 * its steps, then for each its timestamps (delta of delta, zigzag varint: regular series come to a
 * byte a point); the values, as four bytes each when all are exact as float, else eight, byte plane
 * by byte plane so that zstd finds the like bytes together; the links to logged models, each once,
 * and which point has which.
 *
 * <p>Every double comes back bit for bit. Points of a key keep their order; those of different keys
 * are no longer interleaved, which the set they form does not know.
 */
public final class SegmentCodec {

  private static final byte VERSION = 1;
  private static final byte PLAIN = 0;
  private static final byte ZSTD = 1;

  /** Below this a zstd frame costs more time than its few saved bytes are worth. */
  private static final int ZSTD_FROM_BYTES = 256;

  private static final int MAX_VARINT32_BYTES = 5;

  /** Version, packing and length. */
  private static final int MAX_HEAD_BYTES = 2 + MAX_VARINT32_BYTES;

  /** Of a step, a timestamp and a value, each as long as can be. */
  private static final int MAX_POINT_BYTES = 10 + 10 + Double.BYTES;

  /** More than one commit ever gathers. */
  private static final int MAX_BODY_BYTES = 512 * 1024 * 1024;

  private SegmentCodec() {}

  public static ByteBuffer encode(MetricColumns points) {
    byte[] body = new byte[bound(points)];
    int length = writeBody(points, body);
    boolean packed = length >= ZSTD_FROM_BYTES;
    byte[] segment = new byte[MAX_HEAD_BYTES + (packed ? ZstdFrame.bound(length) : length)];
    segment[0] = VERSION;
    segment[1] = packed ? ZSTD : PLAIN;
    int at = 2;
    if (packed) {
      at += writeLength(length, segment, at);
      at += ZstdFrame.write(body, length, segment, at);
    } else {
      System.arraycopy(body, 0, segment, at, length);
      at += length;
    }
    // A copy, as the rest of the array would stay in memory with it until it is stored.
    return ByteBuffer.wrap(Arrays.copyOf(segment, at));
  }

  /**
   * The points of a segment.
   *
   * @throws IllegalArgumentException when the bytes are no segment that {@link #encode} made
   */
  public static MetricColumns decode(ByteBuffer segment) {
    try {
      byte[] body = plainBody(segment.duplicate());
      CodedInputStream in = CodedInputStream.newInstance(body);
      in.pushLimit(body.length);
      return new SegmentReader(in).read();
    } catch (IOException e) {
      throw new IllegalArgumentException("Corrupt metric segment: " + e.getMessage(), e);
    }
  }

  private static byte[] plainBody(ByteBuffer segment) throws IOException {
    if (segment.remaining() < 2 || segment.get() != VERSION) {
      throw new IllegalArgumentException("Not a metric segment of version " + VERSION);
    }
    byte packing = segment.get();
    if (packing == PLAIN) {
      return remaining(segment);
    }
    if (packing != ZSTD) {
      throw new IllegalArgumentException("Unknown packing of metric segment: " + packing);
    }
    CodedInputStream head = CodedInputStream.newInstance(segment);
    int length = head.readUInt32();
    if (length < 0 || length > MAX_BODY_BYTES) {
      throw new IllegalArgumentException("Metric segment claims " + length + " bytes");
    }
    segment.position(segment.position() + head.getTotalBytesRead());
    return ZstdFrame.read(remaining(segment), length);
  }

  private static byte[] remaining(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static int writeLength(int length, byte[] segment, int at) {
    CodedOutputStream out = CodedOutputStream.newInstance(segment, at, segment.length - at);
    try {
      out.writeUInt32NoTag(length);
    } catch (IOException e) {
      throw new UncheckedIOException("the head was computed too small", e);
    }
    return out.getTotalBytesWritten();
  }

  /** The most bytes that the body takes. */
  private static int bound(MetricColumns points) {
    int bound = 64 + points.size() * MAX_POINT_BYTES;
    for (int k = 0; k < points.keyCount(); k++) {
      bound += 10 + 3 * points.key(k).length();
    }
    for (ModelLink link : points.links()) {
      bound += 15 + 3 * (link.modelId() + link.datasetName() + link.datasetDigest()).length();
    }
    return points.hasLinks() ? bound + points.size() * MAX_VARINT32_BYTES : bound;
  }

  private static int writeBody(MetricColumns points, byte[] body) {
    int[] order = byKey(points);
    CodedOutputStream out = CodedOutputStream.newInstance(body);
    try {
      writeKeys(points, out);
      writeSteps(points, order, out);
      writeTimestamps(points, order, out);
      writeValues(points, order, out);
      writeLinks(points, order, out);
    } catch (IOException e) {
      throw new UncheckedIOException("the bound was computed too small", e);
    }
    return out.getTotalBytesWritten();
  }

  /** The points' indices, those of the first key first (counting sort: stable, no comparisons). */
  private static int[] byKey(MetricColumns points) {
    int[] start = counts(points);
    int sum = 0;
    for (int k = 0; k < start.length; k++) {
      int count = start[k];
      start[k] = sum;
      sum += count;
    }
    int[] order = new int[points.size()];
    for (int i = 0; i < order.length; i++) {
      order[start[points.keyIndex(i)]++] = i;
    }
    return order;
  }

  private static int[] counts(MetricColumns points) {
    int[] counts = new int[points.keyCount()];
    for (int i = 0; i < points.size(); i++) {
      counts[points.keyIndex(i)]++;
    }
    return counts;
  }

  private static void writeKeys(MetricColumns points, CodedOutputStream out) throws IOException {
    int[] counts = counts(points);
    out.writeUInt32NoTag(counts.length);
    for (int k = 0; k < counts.length; k++) {
      out.writeStringNoTag(points.key(k));
      out.writeUInt32NoTag(counts[k]);
    }
  }

  private static void writeSteps(MetricColumns points, int[] order, CodedOutputStream out)
      throws IOException {
    DeltaOfDelta steps = new DeltaOfDelta();
    int key = -1;
    for (int i : order) {
      if (points.keyIndex(i) != key) {
        key = points.keyIndex(i);
        steps.restart();
      }
      out.writeSInt64NoTag(steps.encode(points.step(i)));
    }
  }

  private static void writeTimestamps(MetricColumns points, int[] order, CodedOutputStream out)
      throws IOException {
    // Not restarted at each key: series of one commit begin at about the same time.
    DeltaOfDelta timestamps = new DeltaOfDelta();
    for (int i : order) {
      out.writeSInt64NoTag(timestamps.encode(points.timestamp(i)));
    }
  }

  private static void writeValues(MetricColumns points, int[] order, CodedOutputStream out)
      throws IOException {
    int width = allExactAsFloat(points) ? Float.BYTES : Double.BYTES;
    byte[] planes = new byte[order.length * width];
    for (int n = 0; n < order.length; n++) {
      double value = points.value(order[n]);
      long bits =
          width == Float.BYTES
              ? Float.floatToRawIntBits((float) value)
              : Double.doubleToRawLongBits(value);
      for (int plane = 0; plane < width; plane++) {
        planes[plane * order.length + n] = (byte) (bits >>> (8 * plane));
      }
    }
    out.writeUInt32NoTag(width);
    out.writeRawBytes(planes);
  }

  private static boolean allExactAsFloat(MetricColumns points) {
    for (int i = 0; i < points.size(); i++) {
      double value = points.value(i);
      // Compared by bits, so that a NaN's payload and the sign of zero survive.
      if (Double.doubleToRawLongBits((float) value) != Double.doubleToRawLongBits(value)) {
        return false;
      }
    }
    return true;
  }

  private static void writeLinks(MetricColumns points, int[] order, CodedOutputStream out)
      throws IOException {
    out.writeUInt32NoTag(points.links().size());
    for (ModelLink link : points.links()) {
      out.writeStringNoTag(link.modelId());
      out.writeStringNoTag(link.datasetName());
      out.writeStringNoTag(link.datasetDigest());
    }
    for (int n = 0; n < order.length && points.hasLinks(); n++) {
      out.writeUInt32NoTag(points.linkIndex(order[n]));
    }
  }
}
