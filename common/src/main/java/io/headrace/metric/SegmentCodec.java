package io.headrace.metric;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.headrace.metric.MetricColumns.ModelLink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

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

  private static final int VERSION = 1;
  private static final int PLAIN = 0;
  private static final int ZSTD = 1;
  private static final int ZSTD_LEVEL = 1;

  /** Below this a zstd frame costs more time than its few saved bytes are worth. */
  private static final int ZSTD_FROM_BYTES = 256;

  /** More than one commit ever gathers. */
  private static final int MAX_BODY_BYTES = 512 * 1024 * 1024;

  private SegmentCodec() {}

  public static ByteBuffer encode(MetricColumns points) {
    byte[] body = body(points);
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 2 + 16);
    out.write(VERSION);
    if (body.length < ZSTD_FROM_BYTES) {
      out.write(PLAIN);
      out.writeBytes(body);
    } else {
      out.write(ZSTD);
      writeLength(out, body.length);
      out.writeBytes(Zstd.compress(body, ZSTD_LEVEL));
    }
    return ByteBuffer.wrap(out.toByteArray());
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
    } catch (IOException | ZstdException e) {
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
    byte[] packed = remaining(segment);
    if (packed.length == 0 || Zstd.getFrameContentSize(packed) != length) {
      // Believed alone, a damaged length would have us allocate what it claims.
      throw new IllegalArgumentException("Metric segment claims " + length + " bytes");
    }
    return Zstd.decompress(packed, length);
  }

  private static byte[] remaining(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static void writeLength(ByteArrayOutputStream out, int length) {
    try {
      CodedOutputStream coded = CodedOutputStream.newInstance(out, 8);
      coded.writeUInt32NoTag(length);
      coded.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("an in-memory stream does not fail", e);
    }
  }

  private static byte[] body(MetricColumns points) {
    int[] order = byKey(points);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + points.size() * 12);
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      writeKeys(points, out);
      writeSteps(points, order, out);
      writeTimestamps(points, order, out);
      writeValues(points, order, out);
      writeLinks(points, order, out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("an in-memory stream does not fail", e);
    }
    return bytes.toByteArray();
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
