package io.headrace.query.series;

import io.headrace.error.HeadraceException;
import io.headrace.metric.MetricColumns;
import io.headrace.metric.MetricColumns.PointSink;
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

  /** To count with. */
  private static final PointSink NOBODY = (step, timestamp, value) -> {};

  private final Map<String, SeriesBuilder> byKey = new HashMap<>();
  private final HeldPoints held;

  /**
   * No points yet.
   *
   * @param held of which each point that is kept is taken; when it has too few, {@code add} fails
   *     with TEMPORARILY_UNAVAILABLE
   */
  FreshPoints(Collection<String> keys, HeldPoints held) {
    this.held = held;
    keys.forEach(key -> byKey.put(key, new SeriesBuilder(0)));
  }

  void add(List<ByteBuffer> segments) {
    segments.forEach(segment -> add(SegmentCodec.decode(segment)));
  }

  private void add(MetricColumns points) {
    if (!held.take(points.deal(key -> byKey.containsKey(key) ? NOBODY : null))) {
      throw HeadraceException.unavailable(
          "More points came lately than can be looked at before they are in order; try again.",
          null);
    }
    points.deal(this::builder);
  }

  private PointSink builder(String key) {
    SeriesBuilder builder = byKey.get(key);
    return builder == null ? null : builder::add;
  }

  /** The points of each metric. The object is spent. */
  Map<String, Series> series() {
    Map<String, Series> series = new HashMap<>();
    byKey.forEach((key, points) -> series.put(key, points.build()));
    byKey.clear();
    return series;
  }
}
