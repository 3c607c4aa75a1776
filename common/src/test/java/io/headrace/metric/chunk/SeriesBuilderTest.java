package io.headrace.metric.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;

class SeriesBuilderTest {

  private record Point(long step, long timestamp, long bits) {
    double value() {
      return Double.longBitsToDouble(bits);
    }

    String line() {
      return step + " " + timestamp + " " + SeriesText.text(value());
    }
  }

  /** What a set is, said plainly. Numbers before the bits, which are no order among negatives. */
  private static final Comparator<Point> PLAIN_ORDER =
      Comparator.comparingLong(Point::step)
          .thenComparingLong(Point::timestamp)
          .thenComparing((a, b) -> compareNumbers(a.value(), b.value()))
          .thenComparingLong(Point::bits);

  private static int compareNumbers(double a, double b) {
    return Double.isNaN(a) || Double.isNaN(b) ? 0 : Double.compare(a, b);
  }

  @Property
  void build_pointsInAnyOrder_areASetInOrder(@ForAll("fewValues") List<Point> points) {
    SeriesBuilder builder = new SeriesBuilder(0);
    points.forEach(point -> builder.add(point.step, point.timestamp, point.value()));

    Set<Point> set = new TreeSet<>(PLAIN_ORDER);
    set.addAll(points);
    assertThat(SeriesText.of(builder.build())).isEqualTo(set.stream().map(Point::line).toList());
  }

  @Property
  @Domain(AnySeries.class)
  void build_seriesThatOverlap_isTheirUnion(@ForAll Series first, @ForAll Series second) {
    SeriesBuilder builder = new SeriesBuilder(0);
    builder.addAll(second);
    builder.addAll(first);
    builder.addAll(second);

    List<String> both = new ArrayList<>(SeriesText.of(first));
    both.addAll(SeriesText.of(second));
    assertThat(SeriesText.of(builder.build())).hasSameElementsAs(both).doesNotHaveDuplicates();
  }

  @Test
  void build_nothing_isEmpty() {
    assertThat(new SeriesBuilder(0).build().size()).isZero();
  }

  @Test
  void inOrderOfTime_clockThatStepsBack_isNot() {
    SeriesBuilder builder = new SeriesBuilder(0);
    builder.add(1, 20, 0);
    builder.add(2, 10, 0);

    assertThat(builder.build().inOrderOfTime()).isFalse();
  }

  /** So few that many points stand twice. */
  @Provide
  Arbitrary<List<Point>> fewValues() {
    Arbitrary<Double> values =
        Arbitraries.of(0.0, -0.0, 1.0, -1.5, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    return Combinators.combine(
            Arbitraries.longs().between(-2, 2),
            Arbitraries.longs().between(0, 2),
            values.map(Double::doubleToRawLongBits))
        .as(Point::new)
        .list();
  }
}
