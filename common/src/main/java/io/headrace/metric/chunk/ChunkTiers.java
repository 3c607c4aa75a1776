package io.headrace.metric.chunk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which chunks of a series are merged into one: those of about the same size, once there are enough
 * of them. So each point is written once more whenever its chunk gets {@value #TIER_CHUNKS} times
 * as large, until that is large, and a series has few chunks that are small.
 */
public final class ChunkTiers {

  /** How many chunks of a tier are merged. */
  static final int TIER_CHUNKS = 8;

  /**
   * So many points are left as they are. Up to four such chunks in place of a full one cost their
   * readers little, and the points of a series that comes fast are written once.
   */
  static final int LARGE_FROM = ChunkCodec.MAX_POINTS / 4;

  private ChunkTiers() {}

  /** The chunks to be merged next, in their order; empty while none are due. */
  public static Optional<List<ChunkHead>> due(List<ChunkHead> chunks) {
    Map<Integer, List<ChunkHead>> tiers = new TreeMap<>();
    for (ChunkHead chunk : chunks) {
      if (chunk.size() < LARGE_FROM) {
        tiers.computeIfAbsent(tier(chunk.size()), tier -> new ArrayList<>()).add(chunk);
      }
    }
    return tiers.values().stream().filter(tier -> tier.size() >= TIER_CHUNKS).findFirst();
  }

  private static int tier(int size) {
    int tier = 0;
    for (int most = TIER_CHUNKS; size >= most; most *= TIER_CHUNKS) {
      tier++;
    }
    return tier;
  }

  /** The chunks that hold the points of {@code replaced} and stand behind all of them. */
  public static List<Chunk> merged(Series points, List<ChunkHead> replaced) {
    long lastPosition = Long.MIN_VALUE;
    int level = 0;
    for (ChunkHead chunk : replaced) {
      lastPosition = Math.max(lastPosition, chunk.id().lastPosition());
      level = Math.max(level, chunk.id().level() + 1);
    }
    return Chunk.of(points, lastPosition, level);
  }
}
