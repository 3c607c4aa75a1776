package io.headrace.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.model.MetricPoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SampledHistoryTest {

  private static final Comparator<PlainPoint> ORDER =
      Comparator.comparingLong(PlainPoint::step)
          .thenComparingLong(PlainPoint::timestamp)
          .thenComparing(point -> Double.isNaN(point.value()) ? 0 : point.value())
          .thenComparing(point -> Double.isNaN(point.value()));

  @Property
  void points_ofAnySegments_areTheSampleOfTheSortedSet(
      @ForAll("points") List<PlainPoint> points,
      @ForAll @IntRange(min = 1, max = 12) int most,
      @ForAll @IntRange(min = -1, max = 2) int startStep,
      @ForAll @IntRange(min = -1, max = 2) int endStep) {
    SampledHistory history = new SampledHistory("a", startStep, endStep);
    history.addAll(PlainPoint.columns(points));
    history.addAll(PlainPoint.columns(points.subList(points.size() / 2, points.size())));
    List<PlainPoint> sorted =
        points.stream()
            .filter(point -> point.key().equals("a"))
            .filter(point -> point.step() >= startStep && point.step() <= endStep)
            .distinct()
            .sorted(ORDER)
            .toList();
    EvenSample sample = new EvenSample(sorted.size(), most);
    List<PlainPoint> expected = new ArrayList<>();
    for (int i = 0; i < sample.size(); i++) {
      expected.add(sorted.get(sample.index(i)));
    }

    assertThat(plain(history.points(most))).isEqualTo(expected);
  }

  @Test
  void points_ofAHistoryTooLongToKeep_areEvenAllTheSame() {
    int longest = 1_000;
    int length = 100_000;
    int shown = 20;
    SampledHistory history = new SampledHistory("a", Long.MIN_VALUE, Long.MAX_VALUE, longest);
    shuffledTwice(length).forEach(history::addAll);

    List<MetricPoint> points = history.points(shown);

    assertThat(points).hasSize(shown);
    assertThat(points.get(0).step()).isZero();
    assertThat(points.get(shown - 1).step()).isEqualTo(length - 1);
    for (int i = 1; i < shown - 1; i++) {
      long even = (long) i * length / shown;
      assertThat(points.get(i).step()).isBetween(even - length / 20, even + length / 20);
    }
  }

  @Test
  void points_ofAHistoryTooLongToKeep_doNotDependOnHowItCame() {
    SampledHistory one = new SampledHistory("a", Long.MIN_VALUE, Long.MAX_VALUE, 500);
    SampledHistory other = new SampledHistory("a", Long.MIN_VALUE, Long.MAX_VALUE, 500);
    List<MetricColumns> segments = shuffledTwice(20_000);
    segments.forEach(one::addAll);
    Collections.reverse(segments);
    segments.forEach(other::addAll);

    assertThat(one.points(2_500)).isEqualTo(other.points(2_500)).hasSizeBetween(100, 502);
  }

  /** Every step from 0 on, each in two segments of a thousand points in any order. */
  private static List<MetricColumns> shuffledTwice(int length) {
    List<Long> steps = new ArrayList<>(LongStream.range(0, length).boxed().toList());
    steps.addAll(List.copyOf(steps));
    Collections.shuffle(steps, new Random(length));
    List<MetricColumns> segments = new ArrayList<>();
    for (int from = 0; from < steps.size(); from += 1_000) {
      MetricColumns segment = new MetricColumns();
      for (long step : steps.subList(from, from + 1_000)) {
        segment.add("a", step, 1_000 + step, step / 3.0);
      }
      segments.add(segment);
    }
    return segments;
  }

  private static List<PlainPoint> plain(List<MetricPoint> points) {
    return points.stream()
        .map(p -> PlainPoint.of(p.key(), p.step(), p.timestamp(), p.value()))
        .toList();
  }

  @Provide
  Arbitrary<List<PlainPoint>> points() {
    return Combinators.combine(
            Arbitraries.of("a", "a", "b"),
            Arbitraries.longs().between(-2, 3),
            Arbitraries.longs().between(0, 2),
            Arbitraries.of(-1.0, -0.0, 0.0, 1.0, Double.NaN, Double.POSITIVE_INFINITY))
        .as(PlainPoint::of)
        .withoutEdgeCases()
        .list()
        .ofMaxSize(60);
  }
}
