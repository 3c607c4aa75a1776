package io.headrace.tracking.recorder;

import io.headrace.metric.MetricColumns.PointSink;
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
      points += SegmentCodec.decode(segment).deal(this::builder);
    }
  }

  private PointSink builder(String key) {
    return wanted.test(key)
        ? byKey.computeIfAbsent(key, it -> new SeriesBuilder(FIRST_CAPACITY))::add
        : null;
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
