package io.headrace.metric.chunk;

import java.util.List;
import java.util.stream.IntStream;

/** Series as lines, a point each, that differ when a bit of a point does. */
final class SeriesText {

  private SeriesText() {}

  static List<String> of(Series series) {
    return IntStream.range(0, series.size()).mapToObj(i -> line(series, i)).toList();
  }

  private static String line(Series series, int i) {
    return series.step(i) + " " + series.timestamp(i) + " " + text(series.value(i));
  }

  static String text(double value) {
    long bits = Double.doubleToRawLongBits(value);
    boolean payload = Double.isNaN(value) && bits != Double.doubleToLongBits(Double.NaN);
    return payload ? "NaN:" + Long.toHexString(bits) : Double.toString(value);
  }
}
