package io.headrace.metric.chunk;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/**
 * Series of every kind that a client may log: regular and not, out of order, at the ends of the
 * range, with values of each form that the codec has and every double in between.
 */
final class AnySeries extends DomainContextBase {

  private record Point(long step, long timestamp, double value) {}

  @Provide
  Arbitrary<Series> series() {
    return values()
        .flatMap(values -> Combinators.combine(steps(), timestamps(), values).as(Point::new).list())
        .map(AnySeries::seriesOf);
  }

  private static Series seriesOf(List<Point> points) {
    SeriesBuilder builder = new SeriesBuilder(0);
    points.forEach(point -> builder.add(point.step, point.timestamp, point.value));
    return builder.build();
  }

  private static Arbitrary<Long> steps() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(-5, 200),
        Arbitraries.longs(),
        Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE, 0L, -1L));
  }

  private static Arbitrary<Long> timestamps() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(1_700_000_000_000L, 1_700_000_001_000L),
        Arbitraries.longs().between(0, Long.MAX_VALUE));
  }

  /** One kind for a whole series, as the codec chooses a form for all of it. */
  private static Arbitrary<Arbitrary<Double>> values() {
    return Arbitraries.of(
        Arbitraries.longs().map(Double::longBitsToDouble),
        Arbitraries.integers().map(bits -> (double) Float.intBitsToFloat(bits)),
        Arbitraries.integers().map(n -> (double) n),
        Arbitraries.longs().map(n -> (double) n),
        Arbitraries.integers().between(-10_000, 10_000).map(n -> n / 1000.0),
        Arbitraries.of(0.0, -0.0, 1.0),
        Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1.0, 0.1),
        Arbitraries.of(Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE),
        Arbitraries.just(2.5));
  }
}
