package io.headrace.tracking.recorder;

import io.headrace.metric.MetricColumns;
import io.headrace.metric.SegmentCodec;
import io.headrace.metric.chunk.SeriesBuilder;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** The points of segments by metric, of some metrics. Not thread-safe. */
final class GatheredPoints {

  private static final int FIRST_CAPACITY = 16;

  private final Predicate<String> wanted;
  private final int maxPoints;
  private final Map<String, SeriesBuilder> byKey = new HashMap<>();
  private int points;
  private long lastPosition;

  /**
   * Gathers nothing yet.
   *
   * @param wanted the metrics that are gathered
   * @param maxPoints past which no more are, and what there is is worth nothing
   */
  GatheredPoints(Predicate<String> wanted, int maxPoints) {
    this.wanted = wanted;
    this.maxPoints = maxPoints;
  }

  /** Takes a segment in. */
  void add(long position, ByteBuffer segment) {
    lastPosition = Math.max(lastPosition, position);
    if (isTooMuch()) {
      return;
    }
    MetricColumns columns = SegmentCodec.decode(segment);
    SeriesBuilder[] builders = builders(columns);
    for (int i = 0; i < columns.size(); i++) {
      SeriesBuilder builder = builders[columns.keyIndex(i)];
      if (builder != null) {
        builder.add(columns.step(i), columns.timestamp(i), columns.value(i));
        points++;
      }
    }
  }

  private SeriesBuilder[] builders(MetricColumns columns) {
    SeriesBuilder[] builders = new SeriesBuilder[columns.keyCount()];
    for (int k = 0; k < builders.length; k++) {
      if (wanted.test(columns.key(k))) {
        builders[k] =
            byKey.computeIfAbsent(columns.key(k), key -> new SeriesBuilder(FIRST_CAPACITY));
      }
    }
    return builders;
  }

  boolean isTooMuch() {
    return points > maxPoints;
  }

  Map<String, SeriesBuilder> byKey() {
    return byKey;
  }

  /** The position of the last segment, 0 while there is none. */
  long lastPosition() {
    return lastPosition;
  }
}
