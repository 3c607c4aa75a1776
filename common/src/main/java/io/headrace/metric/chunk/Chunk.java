package io.headrace.metric.chunk;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * A chunk to be stored.
 *
 * @param points as {@link ChunkCodec} writes them
 */
public record Chunk(ChunkHead head, ByteBuffer points) {

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
      ByteBuffer points = ChunkCodec.encode(series, from, to);
      ChunkId id = new ChunkId(lastPosition, level, chunks.size(), digest(points));
      chunks.add(new Chunk(head(id, series, from, to), points));
    }
    return chunks;
  }

  private static ChunkHead head(ChunkId id, Series series, int from, int to) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (int i = from; i < to; i++) {
      min = Math.min(min, series.timestamp(i));
      max = Math.max(max, series.timestamp(i));
    }
    return new ChunkHead(id, to - from, series.step(from), series.step(to - 1), min, max);
  }

  private static long digest(ByteBuffer points) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(points.duplicate());
      return ByteBuffer.wrap(sha.digest()).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }
}
