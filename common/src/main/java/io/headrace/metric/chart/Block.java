package io.headrace.metric.chart;

import io.headrace.metric.chunk.Outline;
import java.util.ArrayList;
import java.util.List;

/**
 * A block of an outline as it lies on an axis, which must be the order of its series.
 *
 * @param firstX of its first point
 * @param firstOther of its first point: the timestamp where x is the step, else the step
 */
record Block(
    long firstX,
    long firstOther,
    long lastX,
    long lastOther,
    int count,
    int nans,
    double min,
    double max,
    double first,
    double last) {

  static List<Block> of(Outline outline, Axis axis) {
    List<Block> blocks = new ArrayList<>(outline.blocks());
    for (int block = 0; block < outline.blocks(); block++) {
      blocks.add(of(outline, block, axis == Axis.STEP));
    }
    return blocks;
  }

  private static Block of(Outline outline, int block, boolean bySteps) {
    return new Block(
        bySteps ? outline.firstStep(block) : outline.firstTimestamp(block),
        bySteps ? outline.firstTimestamp(block) : outline.firstStep(block),
        bySteps ? outline.lastStep(block) : outline.lastTimestamp(block),
        bySteps ? outline.lastTimestamp(block) : outline.lastStep(block),
        outline.count(block),
        outline.nans(block),
        outline.minValue(block),
        outline.maxValue(block),
        outline.firstValue(block),
        outline.lastValue(block));
  }

  /** How far its last point is from its first, unsigned. */
  long width() {
    return lastX - firstX;
  }

  /**
   * Whether all its points come before this place. One that may be at the same place does not,
   * though its value might tell them apart: that is so rare that it is not looked at.
   */
  boolean isBefore(long x, long other) {
    return lastX < x || (lastX == x && lastOther < other);
  }

  /** Whether all its points come behind this place. */
  boolean isBehind(long x, long other) {
    return firstX > x || (firstX == x && firstOther > other);
  }
}
