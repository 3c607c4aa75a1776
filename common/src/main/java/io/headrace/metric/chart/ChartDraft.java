package io.headrace.metric.chart;

import io.headrace.metric.chunk.Outline;
import io.headrace.metric.chunk.Series;
import io.headrace.metric.chunk.SeriesBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A chart in the making: of a series that is known in stretches, a range, in at most so many marks.
 * If the range has no more points than that it shows each, else the points in buckets, the range
 * cut into cells of equal width: no spike is lost, as each bucket has its extremes.
 *
 * <p>Stretches may overlap and share points, which count once. Of a stretch given as an outline the
 * points are asked for only if the blocks do not suffice: when others' points stand among theirs,
 * when a block is wider than a cell or reaches out of the range, when they are not in the axis's
 * order, or when the chart shows each point. So buckets begin and end with blocks, and near a
 * cell's end up to a cell's width behind it.
 *
 * <p>First add all stretches; then ask {@link #missing} and feed what it names until it names none;
 * then {@link #finish}. Not thread-safe.
 */
public final class ChartDraft {

  private final Axis axis;
  private final long start;
  private final long end;
  private final int most;
  private final List<Stretch> stretches = new ArrayList<>();

  /** Those in the range; {@code null} before {@link #missing}. */
  private List<Stretch> shown;

  /** Where there is anything of what was asked for; {@code null} when there is nothing. */
  private Range range;

  /** What is known of the points in the range, in the axis's order; {@code null} if outdated. */
  private Series merged;

  /**
   * A draft without stretches.
   *
   * @param start the least x that is shown
   * @param end the greatest x that is shown
   * @param most points or buckets, 1 or more
   */
  public ChartDraft(Axis axis, long start, long end, int most) {
    this.axis = axis;
    this.start = start;
    this.end = end;
    this.most = most;
  }

  /** Adds a stretch of which the points are known; returns its number. */
  public int add(Series points) {
    return add(Stretch.of(points, axis));
  }

  /** Adds a stretch of which the points can be had; returns its number. */
  public int add(Outline outline) {
    return add(Stretch.of(outline, axis));
  }

  private int add(Stretch stretch) {
    stretches.add(stretch);
    return stretches.size() - 1;
  }

  /** The points of a stretch that {@link #missing} named. */
  public void feed(int stretch, Series points) {
    stretches.get(stretch).feed(points);
    merged = null;
  }

  /** The stretches whose points must be fed before it is asked again; none when all is there. */
  public List<Integer> missing() {
    return missing(Long.MAX_VALUE);
  }

  /**
   * As {@link #missing()}; but if in the end it came to more than {@code room} points because
   * blocks are wider than cells, the cells become wider, and the chart has fewer buckets.
   */
  public List<Integer> missing(long room) {
    if (shown == null) {
      cut();
    }
    List<Stretch> outlines = outlines();
    while (isTooCoarse(outlines, room) && range.cells() > 1) {
      range = new Range(range.from(), range.to(), range.cells() / 2);
    }
    List<Stretch> coarse = coarse(outlines);
    List<Stretch> missing = coarse.isEmpty() ? mixed(outlines) : coarse;
    if (missing.isEmpty() && merged().size() + count(outlines) <= most) {
      missing = outlines;
    }
    Set<Stretch> named = new HashSet<>(missing);
    return IntStream.range(0, stretches.size())
        .filter(n -> named.contains(stretches.get(n)))
        .boxed()
        .toList();
  }

  private List<Stretch> coarse(List<Stretch> outlines) {
    return outlines.stream().filter(stretch -> stretch.isCoarse(range)).toList();
  }

  private boolean isTooCoarse(List<Stretch> outlines, long room) {
    if (size(outlines) <= room) {
      return false;
    }
    Set<Stretch> needed = new HashSet<>(coarse(outlines));
    if (needed.isEmpty()) {
      return false;
    }
    needed.addAll(mixed(outlines.stream().filter(stretch -> !needed.contains(stretch)).toList()));
    return size(needed) > room;
  }

  private static long size(Collection<Stretch> stretches) {
    return stretches.stream().mapToLong(Stretch::size).sum();
  }

  private static long count(List<Stretch> outlines) {
    return outlines.stream()
        .flatMap(outline -> outline.blocks().stream())
        .mapToLong(Block::count)
        .sum();
  }

  /** Cuts what was asked for down to where there is something: no cells for nothing. */
  private void cut() {
    long min = stretches.stream().mapToLong(Stretch::minX).min().orElse(Long.MAX_VALUE);
    long max = stretches.stream().mapToLong(Stretch::maxX).max().orElse(Long.MIN_VALUE);
    long from = Math.max(start, min);
    long to = Math.min(end, max);
    if (from > to) {
      shown = List.of();
      return;
    }
    range = new Range(from, to, most);
    shown = stretches.stream().filter(stretch -> stretch.isIn(range)).toList();
    shown.forEach(stretch -> stretch.cut(range));
  }

  private List<Stretch> outlines() {
    return shown.stream().filter(stretch -> !stretch.hasPoints()).toList();
  }

  /** Those whose blocks other points stand among. */
  private List<Stretch> mixed(List<Stretch> outlines) {
    List<Stretch> mixed = new ArrayList<>();
    List<Stretch> inOrder =
        outlines.stream().sorted(Comparator.comparingLong(Stretch::minX)).toList();
    for (int i = 0; i < inOrder.size(); i++) {
      // Long series are thousands of outlines, side by side as a rule.
      Stretch first = inOrder.get(i);
      for (int j = i + 1; j < inOrder.size() && inOrder.get(j).minX() <= first.maxX(); j++) {
        Stretch wider = Stretch.wider(first, inOrder.get(j));
        if (wider != null) {
          mixed.add(wider);
        }
      }
    }
    for (Stretch outline : outlines) {
      for (Stretch other : shown) {
        if (other.hasPoints() && outline.isMixedWithPointsOf(other)) {
          mixed.add(outline);
        }
      }
    }
    return mixed;
  }

  /** The points that are known, in the axis's order, as a set. */
  private Series merged() {
    if (merged == null) {
      List<Stretch> known = shown.stream().filter(Stretch::hasPoints).toList();
      SeriesBuilder ordered =
          new SeriesBuilder(known.stream().mapToInt(stretch -> stretch.points().size()).sum());
      known.forEach(stretch -> addShown(stretch.points(), ordered));
      merged = ordered.build();
    }
    return merged;
  }

  private void addShown(Series points, SeriesBuilder ordered) {
    if (axis == Axis.STEP && range.holds(points)) {
      ordered.addAll(points);
      return;
    }
    for (int i = 0; i < points.size(); i++) {
      long x = axis.x(points, i);
      if (x >= range.from() && x <= range.to()) {
        axis.add(ordered, points, i);
      }
    }
  }

  /** The chart. Call when nothing is missing. */
  public Chart finish() {
    List<Block> blocks =
        outlines().stream()
            .flatMap(outline -> outline.blocks().stream())
            .sorted(Comparator.comparingLong(Block::firstX).thenComparingLong(Block::firstOther))
            .toList();
    return blocks.isEmpty() && merged().size() <= most
        ? new Points(axis, merged())
        : buckets(merged(), blocks);
  }

  /** Points and blocks as they lie beside each other; none overlaps another any more. */
  private Buckets buckets(Series points, List<Block> blocks) {
    Buckets buckets = new Buckets(range, Math.min(most, points.size() + blocks.size()));
    int point = 0;
    for (Block block : blocks) {
      while (point < points.size() && block.isBehind(points.step(point), points.timestamp(point))) {
        buckets.add(points, point);
        point++;
      }
      buckets.add(block);
    }
    for (; point < points.size(); point++) {
      buckets.add(points, point);
    }
    return buckets;
  }
}
