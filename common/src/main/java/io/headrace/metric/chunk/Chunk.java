package io.headrace.metric.chunk;

import io.headrace.digest.Sha256;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A chunk to be stored.
 *
 * @param points as {@link ChunkCodec} writes them
 * @param outline as {@link OutlineCodec} writes it, of a chunk that has its points elsewhere; else
 *     {@code null}
 */
public record Chunk(ChunkHead head, ByteBuffer points, ByteBuffer outline) {

  /**
   * A series in chunks, all full but the last.
   *
   * @param lastPosition see {@link ChunkId}
   * @param level see {@link ChunkId}
   */
  public static List<Chunk> of(Series series, long lastPosition, int level) {
    List<Chunk> chunks = new ArrayList<>(1);
    for (int from = 0; from < series.size(); from += ChunkCodec.MAX_POINTS) {
      int to = Math.min(series.size(), from + ChunkCodec.MAX_POINTS);
      chunks.add(of(series.part(from, to), lastPosition, level, chunks.size()));
    }
    return chunks;
  }

  private static Chunk of(Series points, long lastPosition, int level, int part) {
    ByteBuffer encoded = ChunkCodec.encode(points, 0, points.size());
    ChunkHead head =
        head(new ChunkId(lastPosition, level, part, new Sha256().add(encoded).firstLong()), points);
    return new Chunk(
        head, encoded, head.hasPointsInPlace() ? null : OutlineCodec.encode(Outline.of(points)));
  }

  private static ChunkHead head(ChunkId id, Series points) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (int i = 0; i < points.size(); i++) {
      min = Math.min(min, points.timestamp(i));
      max = Math.max(max, points.timestamp(i));
    }
    return new ChunkHead(
        id, points.size(), points.step(0), points.step(points.size() - 1), min, max);
  }
}
