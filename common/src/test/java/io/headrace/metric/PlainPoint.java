package io.headrace.metric;

import io.headrace.metric.MetricColumns.ModelLink;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * A metric point as a value, its double by its bits, so that tests can compare what columns hold.
 */
public record PlainPoint(String key, long step, long timestamp, long valueBits, ModelLink link) {

  private static final List<Double> SPECIAL =
      List.of(
          0.0,
          -0.0,
          1.0,
          -1.0,
          0.1,
          (double) 0.1f,
          Double.MIN_VALUE,
          -Double.MIN_VALUE,
          Double.MIN_NORMAL,
          Double.MAX_VALUE,
          (double) Float.MIN_VALUE,
          (double) Float.MAX_VALUE,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          Double.NaN);

  public static PlainPoint of(String key, long step, long timestamp, double value) {
    return new PlainPoint(key, step, timestamp, Double.doubleToRawLongBits(value), null);
  }

  public double value() {
    return Double.longBitsToDouble(valueBits);
  }

  /** The points of columns, in their order. */
  public static List<PlainPoint> list(MetricColumns columns) {
    List<PlainPoint> points = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      points.add(
          new PlainPoint(
              columns.key(columns.keyIndex(i)),
              columns.step(i),
              columns.timestamp(i),
              Double.doubleToRawLongBits(columns.value(i)),
              columns.link(i)));
    }
    return points;
  }

  public static MetricColumns columns(List<PlainPoint> points) {
    MetricColumns columns = new MetricColumns();
    for (PlainPoint point : points) {
      columns.add(point.key, point.step, point.timestamp, point.value());
      if (point.link != null) {
        columns.linkLast(point.link);
      }
    }
    return columns;
  }

  /** Points of few keys, most without a link; timestamps as the log takes them. */
  public static Arbitrary<PlainPoint> loggable() {
    return any(Arbitraries.longs().greaterOrEqual(0));
  }

  /** Points with every long as timestamp. */
  public static Arbitrary<PlainPoint> any() {
    return any(Arbitraries.longs());
  }

  private static Arbitrary<PlainPoint> any(Arbitrary<Long> timestamps) {
    Arbitrary<Long> steps =
        Arbitraries.oneOf(Arbitraries.longs().between(-2, 3), Arbitraries.longs());
    return Combinators.combine(keys(), steps, timestamps, bits(), links())
        .as(PlainPoint::new)
        .withoutEdgeCases();
  }

  private static Arbitrary<String> keys() {
    return Arbitraries.frequencyOf(
        Tuple.of(8, Arbitraries.of("loss", "val/loss", "größe", "損失", "𝛼")),
        Tuple.of(1, Arbitraries.strings().alpha().ofMaxLength(250)));
  }

  private static Arbitrary<Long> bits() {
    return Arbitraries.oneOf(
        Arbitraries.of(SPECIAL).map(Double::doubleToRawLongBits),
        Arbitraries.floats().map(value -> Double.doubleToRawLongBits(value)),
        // Any bits at all: NaNs with payloads, quiet and signalling, among them.
        Arbitraries.longs(),
        Arbitraries.longs().map(bits -> bits | 0x7FF0_0000_0000_0000L));
  }

  private static Arbitrary<ModelLink> links() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.just((ModelLink) null)),
        Tuple.of(
            1,
            Combinators.combine(
                    Arbitraries.of("m-1", "m-2", "modèle"),
                    Arbitraries.of("", "train"),
                    Arbitraries.of("", "abc123"))
                .as(ModelLink::new)));
  }
}
