package io.headrace.metric.chunk;

import java.util.Arrays;

/**
 * What a series comes to, block by block: its points in order, so many at a time, the last block
 * with what is left. Enough to draw it in fewer marks than it has blocks without any of its points,
 * and to tell which blocks a range of steps or times needs.
 *
 * <p>The series must not be larger than a chunk may be. Immutable, so safe to hand to other
 * threads.
 */
public final class Outline {

  /** 512: the outline of a loss curve takes a hundredth of what the curve does. */
  public static final int POINTS_PER_BLOCK = 512;

  private final int size;
  private final int pointsPerBlock;

  /** Each block's first point and last point: these are series, too. */
  private final Series first;

  private final Series last;
  private final Extremes extremes;

  Outline(int size, int pointsPerBlock, Series first, Series last, Extremes extremes) {
    this.size = size;
    this.pointsPerBlock = pointsPerBlock;
    this.first = first;
    this.last = last;
    this.extremes = extremes;
  }

  /** The outline of a series, in blocks of {@link #POINTS_PER_BLOCK}. */
  public static Outline of(Series series) {
    return of(series, POINTS_PER_BLOCK);
  }

  /**
   * The outline of a series in blocks of so many points.
   *
   * @throws IllegalArgumentException for more points than a chunk has, or blocks of none
   */
  public static Outline of(Series series, int pointsPerBlock) {
    if (series.size() > ChunkCodec.MAX_POINTS || pointsPerBlock < 1) {
      throw new IllegalArgumentException(
          "No outline of " + series.size() + " points, " + pointsPerBlock + " a block");
    }
    int blocks = blocks(series.size(), pointsPerBlock);
    int[] firsts = new int[blocks];
    int[] lasts = new int[blocks];
    for (int block = 0; block < blocks; block++) {
      firsts[block] = block * pointsPerBlock;
      lasts[block] = Math.min(series.size(), firsts[block] + pointsPerBlock) - 1;
    }
    return new Outline(
        series.size(),
        pointsPerBlock,
        pick(series, firsts),
        pick(series, lasts),
        Extremes.of(series, firsts, lasts));
  }

  static int blocks(int size, int pointsPerBlock) {
    return size / pointsPerBlock + (size % pointsPerBlock == 0 ? 0 : 1);
  }

  private static Series pick(Series series, int[] points) {
    return new Series(
        Arrays.stream(points).mapToLong(series::step).toArray(),
        Arrays.stream(points).mapToLong(series::timestamp).toArray(),
        Arrays.stream(points).mapToDouble(series::value).toArray(),
        points.length);
  }

  /** Number of points of the series. */
  public int size() {
    return size;
  }

  public int pointsPerBlock() {
    return pointsPerBlock;
  }

  /** Number of blocks. */
  public int blocks() {
    return first.size();
  }

  /** The place in the series of the block's first point. */
  public int start(int block) {
    return block * pointsPerBlock;
  }

  /** Number of points in the block, at least one. */
  public int count(int block) {
    return Math.min(size - start(block), pointsPerBlock);
  }

  /** The least step in the block. */
  public long firstStep(int block) {
    return first.step(block);
  }

  /** The greatest step in the block. */
  public long lastStep(int block) {
    return last.step(block);
  }

  /** ms since the epoch, of the block's first point, which need not be its earliest. */
  public long firstTimestamp(int block) {
    return first.timestamp(block);
  }

  /** ms since the epoch, of the block's last point, which need not be its latest. */
  public long lastTimestamp(int block) {
    return last.timestamp(block);
  }

  public long minTimestamp(int block) {
    return extremes.minTimestamps()[block];
  }

  public long maxTimestamp(int block) {
    return extremes.maxTimestamps()[block];
  }

  public double firstValue(int block) {
    return first.value(block);
  }

  public double lastValue(int block) {
    return last.value(block);
  }

  /** The least value that is a number; NaN when the block has none. -0.0 is less than 0.0. */
  public double minValue(int block) {
    return extremes.minValues()[block];
  }

  /** The greatest value that is a number; NaN when the block has none. */
  public double maxValue(int block) {
    return extremes.maxValues()[block];
  }

  /** How many of the block's values are NaN. */
  public int nans(int block) {
    return (int) extremes.nans()[block];
  }

  /** Whether timestamps never step back within the block. */
  public boolean inOrderOfTime(int block) {
    return extremes.stepsBack()[block] == 0;
  }

  /** Whether timestamps never step back in the whole series. */
  public boolean inOrderOfTime() {
    for (int block = 0; block < blocks(); block++) {
      if (!inOrderOfTime(block)
          || (block > 0 && firstTimestamp(block) < lastTimestamp(block - 1))) {
        return false;
      }
    }
    return true;
  }

  Series first() {
    return first;
  }

  Series last() {
    return last;
  }

  Extremes extremes() {
    return extremes;
  }
}
