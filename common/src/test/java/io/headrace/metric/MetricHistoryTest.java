package io.headrace.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MetricHistoryTest {

  private static final Comparator<PlainPoint> ORDER =
      Comparator.comparingLong(PlainPoint::timestamp)
          .thenComparingLong(PlainPoint::step)
          .thenComparing(point -> Double.isNaN(point.value()) ? 0 : point.value())
          .thenComparing(point -> Double.isNaN(point.value()));

  @Property
  void settle_anySegments_givesTheSetOfTheKeysPointsInOrder(
      @ForAll("points") List<PlainPoint> points, @ForAll long seed) {
    TreeSet<PlainPoint> expected = new TreeSet<>(ORDER);
    points.stream().filter(point -> point.key().equals("a")).forEach(expected::add);

    assertThat(list(history(points, new Random(seed)))).containsExactlyElementsOf(expected);
  }

  @Property
  void indexAfter_anyPlace_isTheFirstBehindIt(
      @ForAll("points") List<PlainPoint> points, @ForAll("point") PlainPoint place) {
    MetricHistory history = history(points, new Random(0));

    int index = history.indexAfter(place.step(), place.timestamp(), place.value());

    assertThat(index)
        .isEqualTo((int) list(history).stream().filter(p -> ORDER.compare(p, place) <= 0).count());
  }

  @Test
  void addAll_pointsInOrder_needNoSort() {
    MetricHistory history = new MetricHistory("a");
    MetricColumns columns = new MetricColumns();
    for (int i = 0; i < 100; i++) {
      columns.add("a", i, i, i);
    }
    history.addAll(columns);
    history.settle();

    assertThat(history.size()).isEqualTo(100);
    assertThat(history.value(99)).isEqualTo(99);
    assertThat(history.key()).isEqualTo("a");
  }

  /** In several segments, one of them read twice as overlapping commits make it. */
  private static MetricHistory history(List<PlainPoint> points, Random random) {
    MetricHistory history = new MetricHistory("a");
    int middle = points.isEmpty() ? 0 : random.nextInt(points.size());
    history.addAll(PlainPoint.columns(points.subList(0, middle)));
    history.addAll(PlainPoint.columns(points.subList(middle / 2, points.size())));
    history.settle();
    return history;
  }

  private static List<PlainPoint> list(MetricHistory history) {
    List<PlainPoint> points = new ArrayList<>();
    for (int i = 0; i < history.size(); i++) {
      points.add(PlainPoint.of("a", history.step(i), history.timestamp(i), history.value(i)));
    }
    return points;
  }

  @Provide
  Arbitrary<PlainPoint> point() {
    return Combinators.combine(
            Arbitraries.of("a", "a", "b"),
            Arbitraries.oneOf(Arbitraries.longs().between(-1, 2), Arbitraries.longs()),
            Arbitraries.longs().between(0, 2),
            Arbitraries.of(-1.0, -0.0, 0.0, 1.0, Double.NaN, Double.POSITIVE_INFINITY))
        .as(PlainPoint::of)
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<List<PlainPoint>> points() {
    return point().list().ofMaxSize(40);
  }
}
