package io.headrace.metric.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.metric.chunk.Outline;
import io.headrace.metric.chunk.Series;
import io.headrace.metric.chunk.SeriesBuilder;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ChartDraftTest {

  private record Point(long step, long timestamp, double value) {}

  /** What may be told apart of a value: any NaN is NaN to a chart, and -0.0 is none of 0.0. */
  private static long bits(double value) {
    return Double.doubleToLongBits(value);
  }

  @Property(tries = 3_000)
  void finish_stretchesThatOverlap_isWhatTheSetOfTheirPointsComesTo(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Axis axis = random.nextBoolean() ? Axis.STEP : Axis.TIMESTAMP;
    List<List<Point>> stretches = stretches(random);
    long[] range = range(random, axis, stretches);
    int most = random.nextInt(1, 40);

    ChartDraft draft = new ChartDraft(axis, range[0], range[1], most);
    // Without any room there is but one cell, unless nothing is coarse.
    boolean roomy = random.nextInt(4) > 0;
    fill(draft, roomy ? Long.MAX_VALUE : 0, stretches, random);
    Chart chart = draft.finish();

    List<Point> model = model(axis, stretches, range);
    assertThat(chart.points()).isEqualTo(model.size());
    assertThat(chart.size()).isLessThanOrEqualTo(most);
    assertThat(chart).isInstanceOf(model.size() <= most ? Points.class : Buckets.class);
    assertMarks(chart, model, axis);
    assertGrid(chart, axis, stretches, range, roomy ? most : 1);
  }

  /**
   * Adds each stretch as outline or as points, and feeds what is asked for.
   *
   * @param room how many points it may be
   */
  private static void fill(
      ChartDraft draft, long room, List<List<Point>> stretches, SplittableRandom random) {
    int pointsPerBlock = random.nextInt(1, 9);
    Set<Integer> outlines = new HashSet<>();
    for (List<Point> stretch : stretches) {
      Series series = series(stretch);
      if (random.nextInt(4) > 0) {
        outlines.add(draft.add(Outline.of(series, pointsPerBlock)));
      } else {
        draft.add(series);
      }
    }
    for (List<Integer> missing = draft.missing(room);
        !missing.isEmpty();
        missing = draft.missing(room)) {
      for (int stretch : missing) {
        assertThat(outlines.remove(stretch)).as("asked for once, and only if unknown").isTrue();
        draft.feed(stretch, series(stretches.get(stretch)));
      }
    }
  }

  /** Every point is in one mark, in order, and the mark says of its points what is so. */
  private static void assertMarks(Chart chart, List<Point> model, Axis axis) {
    int at = 0;
    for (int mark = 0; mark < chart.size(); mark++) {
      List<Point> points = model.subList(at, at + (int) chart.count(mark));
      at += points.size();
      Point first = points.get(0);
      Point last = points.get(points.size() - 1);
      assertThat(chart.firstX(mark)).isEqualTo(x(axis, first));
      assertThat(chart.lastX(mark)).isEqualTo(x(axis, last));
      double[] numbers =
          points.stream()
              .mapToDouble(Point::value)
              .filter(value -> !Double.isNaN(value))
              .sorted()
              .toArray();
      assertThat(chart.nans(mark)).isEqualTo(points.size() - numbers.length);
      boolean none = numbers.length == 0;
      assertThat(
              new long[] {
                bits(chart.first(mark)),
                bits(chart.last(mark)),
                bits(chart.min(mark)),
                bits(chart.max(mark))
              })
          .containsExactly(
              bits(first.value),
              bits(last.value),
              bits(none ? Double.NaN : numbers[0]),
              bits(none ? Double.NaN : numbers[numbers.length - 1]));
    }
    assertThat(at).isEqualTo(model.size());
  }

  /** No bucket reaches further than two cells of what there is of the range. */
  private static void assertGrid(
      Chart chart, Axis axis, List<List<Point>> stretches, long[] range, int most) {
    LongSummaryStatistics x =
        stretches.stream().flatMap(List::stream).mapToLong(p -> x(axis, p)).summaryStatistics();
    long from = Math.max(range[0], x.getMin());
    long to = Math.min(range[1], x.getMax());
    BigInteger reach = unsigned(to - from).divide(BigInteger.valueOf(most));
    for (int mark = 0; mark < chart.size(); mark++) {
      assertThat(unsigned(chart.lastX(mark) - chart.firstX(mark)))
          .isLessThanOrEqualTo(reach.multiply(BigInteger.TWO));
    }
  }

  private static BigInteger unsigned(long bits) {
    return new BigInteger(Long.toUnsignedString(bits));
  }

  private static List<Point> model(Axis axis, List<List<Point>> stretches, long[] range) {
    return stretches.stream()
        .flatMap(List::stream)
        .distinct()
        .filter(point -> x(axis, point) >= range[0] && x(axis, point) <= range[1])
        .sorted(
            Comparator.<Point>comparingLong(point -> x(axis, point))
                .thenComparingLong(axis == Axis.STEP ? Point::timestamp : Point::step)
                .thenComparingDouble(Point::value))
        .toList();
  }

  private static long x(Axis axis, Point point) {
    return axis == Axis.STEP ? point.step : point.timestamp;
  }

  private static Series series(List<Point> points) {
    SeriesBuilder builder = new SeriesBuilder(points.size());
    points.forEach(point -> builder.add(point.step, point.timestamp, point.value));
    return builder.build();
  }

  /** A run's points as they may have come into chunks: mostly in order, some late, some twice. */
  private static List<List<Point>> stretches(SplittableRandom random) {
    List<Point> logged = logged(random);
    List<List<Point>> stretches = new ArrayList<>();
    int at = 0;
    while (at < logged.size()) {
      int end = Math.min(logged.size(), at + random.nextInt(1, 60));
      stretches.add(new ArrayList<>(logged.subList(at, end)));
      at = end;
    }
    int strays = random.nextInt(3) == 0 ? random.nextInt(6) : 0;
    for (int i = 0; i < strays && !logged.isEmpty(); i++) {
      stretches
          .get(random.nextInt(stretches.size()))
          .add(logged.get(random.nextInt(logged.size())));
    }
    return stretches;
  }

  private static List<Point> logged(SplittableRandom random) {
    int size = random.nextInt(0, 250);
    long stride = random.nextInt(8) == 0 ? Long.MAX_VALUE / 300 : random.nextInt(1, 20);
    long step = random.nextInt(8) == 0 ? Long.MIN_VALUE : random.nextInt(-100, 100);
    long now = random.nextInt(8) == 0 ? 0 : 1_700_000_000_000L;
    boolean steady = random.nextBoolean();
    List<Point> logged = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      step += steady ? stride : random.nextLong(stride + 1);
      now += random.nextInt(steady ? 0 : -3, 30);
      logged.add(new Point(step, Math.max(0, now), value(random)));
    }
    return logged;
  }

  private static double value(SplittableRandom random) {
    return switch (random.nextInt(12)) {
      case 0 -> Double.NaN;
      case 1 -> -0.0;
      case 2 -> 0.0;
      case 3 -> Double.POSITIVE_INFINITY;
      case 4 -> Double.NEGATIVE_INFINITY;
      default -> random.nextInt(-50, 50) / 4.0;
    };
  }

  /** All, or from somewhere near a point to somewhere near another. */
  private static long[] range(SplittableRandom random, Axis axis, List<List<Point>> stretches) {
    List<Point> all = stretches.stream().flatMap(List::stream).toList();
    if (all.isEmpty() || random.nextInt(3) == 0) {
      return new long[] {Long.MIN_VALUE, Long.MAX_VALUE};
    }
    long one = x(axis, all.get(random.nextInt(all.size()))) + random.nextInt(-1, 2);
    long other = x(axis, all.get(random.nextInt(all.size()))) + random.nextInt(-1, 2);
    return new long[] {Math.min(one, other), Math.max(one, other)};
  }

  @Test
  void missing_chunksInOrder_areDrawnFromTheirOutlines() {
    ChartDraft draft = new ChartDraft(Axis.STEP, Long.MIN_VALUE, Long.MAX_VALUE, 50);
    for (int chunk = 0; chunk < 4; chunk++) {
      draft.add(Outline.of(line(chunk * 10_000, 10_000)));
    }

    assertThat(draft.missing()).isEmpty();
    Chart chart = draft.finish();
    assertThat(chart.points()).isEqualTo(40_000);
    assertThat(chart.size()).isBetween(30, 50);
  }

  @Test
  void missing_rangeThatCutsTwoChunks_areThoseTwo() {
    ChartDraft draft = new ChartDraft(Axis.TIMESTAMP, 5_000, 35_000, 50);
    for (int chunk = 0; chunk < 4; chunk++) {
      draft.add(Outline.of(line(chunk * 10_000, 10_000)));
    }

    assertThat(draft.missing()).containsExactly(0, 3);
  }

  @Test
  void missing_latePointAmongTheFresh_isTheChunkInWhichItLies() {
    ChartDraft draft = new ChartDraft(Axis.STEP, Long.MIN_VALUE, Long.MAX_VALUE, 50);
    for (int chunk = 0; chunk < 4; chunk++) {
      draft.add(Outline.of(line(chunk * 10_000, 10_000)));
    }
    SeriesBuilder fresh = new SeriesBuilder(2);
    fresh.add(15_000, 99_000, 7);
    fresh.add(40_000, 40_000, 1);
    draft.add(fresh.build());

    assertThat(draft.missing()).containsExactly(1);
    draft.feed(1, line(10_000, 10_000));
    assertThat(draft.missing()).isEmpty();
    assertThat(draft.finish().points()).isEqualTo(40_002);
  }

  @Test
  void missing_chunkWithAPointFromLongAgo_areItAndTheOneInWhichThatLies() {
    ChartDraft draft = new ChartDraft(Axis.STEP, Long.MIN_VALUE, Long.MAX_VALUE, 50);
    for (int chunk = 0; chunk < 3; chunk++) {
      draft.add(Outline.of(line(chunk * 10_000, 10_000)));
    }
    SeriesBuilder last = new SeriesBuilder(0);
    last.addAll(line(30_000, 10_000));
    last.add(15_000, 99_000, 7);
    Series withStray = last.build();
    draft.add(Outline.of(withStray));

    assertThat(draft.missing()).containsExactly(3);
    draft.feed(3, withStray);
    assertThat(draft.missing()).containsExactly(1);
    draft.feed(1, line(10_000, 10_000));
    assertThat(draft.missing()).isEmpty();
    assertThat(draft.finish().points()).isEqualTo(40_001);
  }

  @Test
  void missing_clockThatStepsBack_isDrawnFromPointsOverTimeOnly() {
    SeriesBuilder points = new SeriesBuilder(0);
    for (int i = 0; i < 2_000; i++) {
      points.add(i, i == 1_000 ? 5 : 10 * i, 0);
    }
    Outline outline = Outline.of(points.build());
    ChartDraft overTime = new ChartDraft(Axis.TIMESTAMP, Long.MIN_VALUE, Long.MAX_VALUE, 2);
    overTime.add(outline);
    ChartDraft overSteps = new ChartDraft(Axis.STEP, Long.MIN_VALUE, Long.MAX_VALUE, 2);
    overSteps.add(outline);

    assertThat(overTime.missing()).containsExactly(0);
    assertThat(overSteps.missing()).isEmpty();
  }

  @Test
  void finish_spikeInABlock_isTheMaximumOfItsBucket() {
    SeriesBuilder points = new SeriesBuilder(65_536);
    for (int i = 0; i < 65_536; i++) {
      points.add(i, i, i == 31_337 ? 1e9 : 0);
    }
    ChartDraft draft = new ChartDraft(Axis.STEP, Long.MIN_VALUE, Long.MAX_VALUE, 10);
    draft.add(Outline.of(points.build()));

    assertThat(draft.missing()).isEmpty();
    Chart chart = draft.finish();
    assertThat(chart.max(4)).isEqualTo(1e9);
    assertThat(chart.min(4)).isZero();
  }

  @Test
  void finish_nothing_hasNoMarks() {
    ChartDraft draft = new ChartDraft(Axis.STEP, 0, 10, 10);
    draft.add(new SeriesBuilder(0).build());

    assertThat(draft.missing()).isEmpty();
    assertThat(draft.finish().size()).isZero();
  }

  @Test
  void feed_pointsOfAnotherStretch_isRefused() {
    ChartDraft draft = new ChartDraft(Axis.STEP, 0, 10, 10);
    int stretch = draft.add(Outline.of(line(0, 5)));

    assertThatThrownBy(() -> draft.feed(stretch, line(0, 4)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Series line(int from, int size) {
    SeriesBuilder points = new SeriesBuilder(size);
    for (int i = from; i < from + size; i++) {
      points.add(i, i, i);
    }
    return points.build();
  }
}
