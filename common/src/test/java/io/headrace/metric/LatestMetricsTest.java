package io.headrace.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.model.MetricPoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LatestMetricsTest {

  @Property
  void addAll_anyOrderAndRepetition_comesToTheSame(
      @ForAll("points") List<PlainPoint> points, @ForAll long seed) {
    Random random = new Random(seed);
    List<PlainPoint> again = new ArrayList<>(points);
    points.stream().filter(point -> random.nextBoolean()).forEach(again::add);
    Collections.shuffle(again, random);

    assertThat(latest(again, random)).isEqualTo(latest(points, new Random(0)));
  }

  /** Taken in in several batches, as commits do. */
  private static List<MetricPoint> latest(List<PlainPoint> points, Random random) {
    LatestMetrics latest = new LatestMetrics();
    for (int from = 0; from < points.size(); ) {
      int to = from + 1 + random.nextInt(points.size() - from);
      latest.addAll(PlainPoint.columns(points.subList(from, to)));
      from = to;
    }
    return latest.points();
  }

  @Property
  void columns_takenInAgain_giveTheSamePoints(@ForAll("points") List<PlainPoint> points) {
    LatestMetrics latest = new LatestMetrics();
    latest.addAll(PlainPoint.columns(points));
    LatestMetrics restored = new LatestMetrics();
    restored.addAll(latest.columns());

    assertThat(restored.points()).isEqualTo(latest.points());
    assertThat(restored.size()).isEqualTo(latest.size());
  }

  @Test
  void addAll_moreKeysThanACheckpointTakes_keepsTheFirstAndStaysBelow() {
    LatestMetrics latest = new LatestMetrics();
    String prefix = "k".repeat(10_000);
    for (int key = 0; key < 2_000; key++) {
      latest.addAll(PlainPoint.columns(List.of(PlainPoint.of(prefix + key, 1, 1, key))));
    }
    latest.addAll(PlainPoint.columns(List.of(PlainPoint.of(prefix + 0, 2, 1, 5))));

    assertThat(latest.bytes()).isLessThanOrEqualTo(LatestMetrics.MAX_BYTES);
    assertThat(latest.size()).isBetween(500, 700);
    assertThat(latest.value(prefix + 0)).isEqualTo(5);
    assertThat(latest.value(prefix + 1_999)).isNull();
  }

  @Test
  void bytes_ofAnyPoints_areNoLessThanACheckpointTakes() {
    LatestMetrics latest = new LatestMetrics();
    for (int key = 0; key < 1_000; key++) {
      latest.addAll(
          PlainPoint.columns(
              List.of(PlainPoint.of("ü" + key, Long.MIN_VALUE + key, Long.MAX_VALUE, key / 3.0))));
    }

    assertThat(SegmentCodec.encode(latest.columns()).remaining())
        .isLessThanOrEqualTo((int) latest.bytes());
  }

  @Test
  void addAll_laterStep_winsOverLaterTimeAndGreaterValue() {
    assertThat(value(PlainPoint.of("a", 2, 1, 0), PlainPoint.of("a", 1, 9, 9))).isEqualTo(0);
    assertThat(value(PlainPoint.of("a", 1, 1, 9), PlainPoint.of("a", 1, 2, 0))).isEqualTo(0);
    assertThat(value(PlainPoint.of("a", 1, 1, 9), PlainPoint.of("a", 1, 1, 0))).isEqualTo(9);
    assertThat(value(PlainPoint.of("a", -2, 5, 9), PlainPoint.of("a", -1, 1, 0))).isEqualTo(0);
  }

  @Test
  void addAll_nanAtTheSamePlace_countsAsZero() {
    assertThat(value(PlainPoint.of("a", 1, 1, Double.NaN), PlainPoint.of("a", 1, 1, 0.5)))
        .isEqualTo(0.5);
    assertThat(value(PlainPoint.of("a", 1, 1, -0.5), PlainPoint.of("a", 1, 1, Double.NaN))).isNaN();
    assertThat(value(PlainPoint.of("a", 1, 1, Double.NaN), PlainPoint.of("a", 1, 1, 0.0))).isNaN();
    assertThat(value(PlainPoint.of("a", 1, 1, 0.0), PlainPoint.of("a", 1, 1, Double.NaN))).isNaN();
  }

  private static double value(PlainPoint... points) {
    LatestMetrics latest = new LatestMetrics();
    latest.addAll(PlainPoint.columns(List.of(points)));
    return latest.value("a");
  }

  @Test
  void value_unknownKey_isAbsent() {
    assertThat(new LatestMetrics().value("a")).isNull();
  }

  @Provide
  Arbitrary<List<PlainPoint>> points() {
    return Combinators.combine(
            Arbitraries.of("a", "b", "c"),
            Arbitraries.longs().between(-1, 1),
            Arbitraries.longs().between(0, 1),
            Arbitraries.of(-1.0, -0.0, 0.0, 1.0, Double.NaN, Double.NEGATIVE_INFINITY))
        .as(PlainPoint::of)
        .withoutEdgeCases()
        .list()
        .ofMaxSize(20);
  }
}
