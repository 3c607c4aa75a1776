package io.headrace.metric.chart;

import io.headrace.metric.chunk.Outline;
import io.headrace.metric.chunk.Series;
import java.util.List;

/**
 * A part of a series: its points, or its outline until somebody has to have the points. Not
 * thread-safe.
 */
final class Stretch {

  private final Axis axis;
  private final int size;
  private final long minX;
  private final long maxX;

  /** {@code null} when the outline's order is not the axis's: such blocks are of no use. */
  private List<Block> blocks;

  private Series points;

  private Stretch(Axis axis, int size, Series points, long minX, long maxX) {
    this.axis = axis;
    this.size = size;
    this.points = points;
    this.minX = minX;
    this.maxX = maxX;
  }

  static Stretch of(Series points, Axis axis) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (int i = 0; i < points.size(); i++) {
      min = Math.min(min, axis.x(points, i));
      max = Math.max(max, axis.x(points, i));
    }
    return new Stretch(axis, points.size(), points, min, max);
  }

  static Stretch of(Outline outline, Axis axis) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (int block = 0; block < outline.blocks(); block++) {
      boolean bySteps = axis == Axis.STEP;
      min = Math.min(min, bySteps ? outline.firstStep(block) : outline.minTimestamp(block));
      max = Math.max(max, bySteps ? outline.lastStep(block) : outline.maxTimestamp(block));
    }
    Stretch stretch = new Stretch(axis, outline.size(), null, min, max);
    stretch.blocks = axis.isOrderOf(outline) ? Block.of(outline, axis) : null;
    return stretch;
  }

  /** Forgets what blocks are not in the range. */
  void cut(Range range) {
    if (blocks != null) {
      blocks =
          blocks.stream()
              .filter(block -> block.lastX() >= range.from() && block.firstX() <= range.to())
              .toList();
    }
  }

  /**
   * The points that the outline is of.
   *
   * @throws IllegalArgumentException when they cannot be, as they are not so many
   */
  void feed(Series decoded) {
    if (decoded.size() != size) {
      throw new IllegalArgumentException("An outline of " + size + " points got " + decoded.size());
    }
    points = decoded;
  }

  /** How many points it has, whether they are there or not. */
  int size() {
    return size;
  }

  /** The least x of its points. */
  long minX() {
    return minX;
  }

  /** The greatest x of its points. */
  long maxX() {
    return maxX;
  }

  boolean isIn(Range range) {
    return maxX >= range.from() && minX <= range.to();
  }

  /** Whether its points are there. */
  boolean hasPoints() {
    return points != null;
  }

  Series points() {
    return points;
  }

  /** Those of the range. */
  List<Block> blocks() {
    return blocks;
  }

  /**
   * Whether its blocks alone do not suffice to put its points into the cells of a grid: they are in
   * another order, reach across the range's border, or are wider than a cell.
   */
  boolean isCoarse(Range range) {
    if (blocks == null) {
      return true;
    }
    return blocks.stream()
        .anyMatch(
            block ->
                block.firstX() < range.from()
                    || block.lastX() > range.to()
                    || range.isWiderThanACell(block.width()));
  }

  /** Whether one of the other's points may stand among those of one of our blocks. */
  boolean isMixedWithPointsOf(Stretch other) {
    if (other.maxX < minX || other.minX > maxX) {
      return false;
    }
    Series points = other.points;
    for (int i = 0; i < points.size(); i++) {
      long x = axis.x(points, i);
      if (x >= minX && x <= maxX && holds(x, axis.other(points, i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the place is between the first and the last point of a block. */
  private boolean holds(long x, long other) {
    int low = 0;
    int high = blocks.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Block block = blocks.get(middle);
      if (block.isBefore(x, other)) {
        low = middle + 1;
      } else if (block.isBehind(x, other)) {
        high = middle - 1;
      } else {
        return true;
      }
    }
    return false;
  }

  /**
   * Of two outlines of which a block of one may lie among the points of the other's: the one whose
   * block is the wider, as it is that which is out of place; {@code null} when there are none.
   */
  static Stretch wider(Stretch a, Stretch b) {
    int i = 0;
    int j = 0;
    while (i < a.blocks.size() && j < b.blocks.size()) {
      Block ours = a.blocks.get(i);
      Block theirs = b.blocks.get(j);
      if (ours.isBefore(theirs.firstX(), theirs.firstOther())) {
        i++;
      } else if (theirs.isBefore(ours.firstX(), ours.firstOther())) {
        j++;
      } else {
        return Long.compareUnsigned(ours.width(), theirs.width()) >= 0 ? a : b;
      }
    }
    return null;
  }
}
