package io.headrace.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.model.MetricPoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
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

  /** Few keys, that are looked through, and many, that are looked up. */
  @Property(tries = 50)
  void addAll_pointsOfFewOrManyKeys_agreesWithAMapOfTheGreatest(
      @ForAll long seed, @ForAll("keyCounts") int keys) {
    SplittableRandom random = new SplittableRandom(seed);
    LatestMetrics latest = new LatestMetrics();
    SortedMap<String, PlainPoint> plain = new TreeMap<>();
    for (int batch = 0; batch < 8; batch++) {
      List<PlainPoint> points = new ArrayList<>();
      for (int i = random.nextInt(2 * keys); i >= 0; i--) {
        points.add(
            PlainPoint.of(
                "k" + random.nextInt(keys),
                random.nextInt(4),
                random.nextInt(3),
                random.nextInt(9) == 0 ? Double.NaN : random.nextInt(3) - 1));
      }
      latest.addAll(PlainPoint.columns(points));
      points.forEach(point -> plain.merge(point.key(), point, LatestMetricsTest::greater));
    }

    assertThat(latest.points())
        .isEqualTo(
            plain.values().stream()
                .map(
                    point ->
                        new MetricPoint(
                            point.key(), point.step(), point.timestamp(), point.value()))
                .toList());
    assertThat(latest.size()).isEqualTo(plain.size());
    plain.forEach(
        (key, point) -> assertThat(latest.value(key)).isEqualTo(Double.valueOf(point.value())));
  }

  private static PlainPoint greater(PlainPoint one, PlainPoint other) {
    Comparator<PlainPoint> order =
        Comparator.comparingLong(PlainPoint::step)
            .thenComparingLong(PlainPoint::timestamp)
            .thenComparingDouble(point -> Double.isNaN(point.value()) ? 0 : point.value())
            .thenComparingDouble(PlainPoint::value);
    return order.compare(one, other) >= 0 ? one : other;
  }

  @Provide
  Arbitrary<Integer> keyCounts() {
    return Arbitraries.of(1, 5, 9, 40, 3_000);
  }

  @Test
  void addAll_newKeysAmongPointsOfARunThatIsFull_takesThoseOfTheKeysItHas() {
    LatestMetrics latest = new LatestMetrics();
    String prefix = "k".repeat(10_000);
    int full = 0;
    do {
      latest.addAll(PlainPoint.columns(List.of(PlainPoint.of(prefix + full, 1, 1, full))));
    } while (latest.size() == ++full);
    long bytes = latest.bytes();
    List<PlainPoint> points = new ArrayList<>();
    for (int i = 0; i < 2 * full; i++) {
      points.add(PlainPoint.of(prefix + i, 2, 1, -i));
      points.add(PlainPoint.of(prefix + i, 3, 1, i + 0.5));
      points.add(PlainPoint.of(prefix + i, 2, 2, 0));
    }
    latest.addAll(PlainPoint.columns(points));

    assertThat(latest.size()).isEqualTo(full - 1);
    assertThat(latest.bytes()).isEqualTo(bytes);
    assertThat(latest.points()).allMatch(point -> point.step() == 3);
    for (int i = 0; i < full - 1; i++) {
      assertThat(latest.value(prefix + i)).isEqualTo(i + 0.5);
    }
    assertThat(latest.value(prefix + (full - 1))).isNull();
    assertThat(latest.hasAll(PlainPoint.columns(points.subList(0, 3 * (full - 1))))).isTrue();
    assertThat(latest.hasAll(PlainPoint.columns(points.subList(0, 3 * full)))).isFalse();
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
