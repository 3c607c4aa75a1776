package io.headrace.metric.chunk;

/**
 * What is known of a chunk without its points.
 *
 * @param size number of points
 * @param firstStep the lowest
 * @param lastStep the highest
 * @param minTimestamp ms since the epoch
 * @param maxTimestamp ms since the epoch
 */
public record ChunkHead(
    ChunkId id, int size, long firstStep, long lastStep, long minTimestamp, long maxTimestamp) {

  /** Up to here the points stand beside the head, where one read brings both. */
  private static final int MAX_POINTS_IN_PLACE = 4_096;

  /** Whether its points stand beside it, rather than in a place of their own. */
  public boolean hasPointsInPlace() {
    return size <= MAX_POINTS_IN_PLACE;
  }
}
