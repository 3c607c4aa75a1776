package io.headrace.query.series;

import io.headrace.metric.MetricColumns;
import io.headrace.metric.SegmentCodec;
import io.headrace.metric.chunk.Series;
import io.headrace.metric.chunk.SeriesBuilder;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The points of some metrics of one run that are in segments still, read in one pass for all of
 * them. Used by one thread at a time.
 */
final class FreshPoints {

  private final Map<String, SeriesBuilder> byKey = new HashMap<>();

  FreshPoints(Collection<String> keys) {
    keys.forEach(key -> byKey.put(key, new SeriesBuilder(0)));
  }

  void add(List<ByteBuffer> segments) {
    segments.forEach(segment -> add(SegmentCodec.decode(segment)));
  }

  private void add(MetricColumns points) {
    SeriesBuilder[] wanted = new SeriesBuilder[points.keyCount()];
    for (int k = 0; k < wanted.length; k++) {
      wanted[k] = byKey.get(points.key(k));
    }
    for (int i = 0; i < points.size(); i++) {
      SeriesBuilder series = wanted[points.keyIndex(i)];
      if (series != null) {
        series.add(points.step(i), points.timestamp(i), points.value(i));
      }
    }
  }

  /** The points of each metric. The object is spent. */
  Map<String, Series> series() {
    Map<String, Series> series = new HashMap<>();
    byKey.forEach((key, points) -> series.put(key, points.build()));
    byKey.clear();
    return series;
  }
}
