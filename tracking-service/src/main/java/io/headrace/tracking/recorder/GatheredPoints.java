package io.headrace.tracking.recorder;

import io.headrace.metric.MetricColumns;
import io.headrace.metric.SegmentCodec;
import io.headrace.metric.chunk.SeriesBuilder;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** The points of segments by metric, of some metrics, until there are too many. Not thread-safe. */
final class GatheredPoints {

  private static final int FIRST_CAPACITY = 16;

  private final Predicate<String> wanted;
  private final int maxPoints;
  private final Map<String, SeriesBuilder> byKey = new HashMap<>();
  private int points;
  private long gatheredUpTo;
  private long lastPosition;

  /**
   * Gathers nothing yet.
   *
   * @param wanted the metrics that are gathered
   * @param maxPoints past which no segments are taken in but those of the position reached
   */
  GatheredPoints(Predicate<String> wanted, int maxPoints) {
    this.wanted = wanted;
    this.maxPoints = maxPoints;
  }

  /** Takes a segment in; they come in the order of their positions. */
  void add(long position, ByteBuffer segment) {
    lastPosition = position;
    if (points <= maxPoints || position == gatheredUpTo) {
      gatheredUpTo = position;
      add(SegmentCodec.decode(segment));
    }
  }

  private void add(MetricColumns columns) {
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

  /** Whether segments were left out because there are too many points. */
  boolean isPart() {
    return gatheredUpTo < lastPosition;
  }

  /** The position of the last segment that was taken in, 0 while there is none. */
  long gatheredUpTo() {
    return gatheredUpTo;
  }

  /** The position of the last segment, 0 while there is none. */
  long lastPosition() {
    return lastPosition;
  }

  Map<String, SeriesBuilder> byKey() {
    return byKey;
  }
}
