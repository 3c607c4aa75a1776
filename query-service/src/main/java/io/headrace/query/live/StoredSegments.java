package io.headrace.query.live;

import io.headrace.log.LogOffsets;
import io.headrace.metric.MetricColumns;
import io.headrace.metric.SegmentCodec;
import io.headrace.store.SelectMetricSegments;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The points of runs as the recorder has stored them. A segment may reach back before a position
 * that is within it. Thread-safe; futures complete on the caller's Vert.x context.
 */
final class StoredSegments implements StoredPoints {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final LogOffsets offsets;
  private final SelectMetricSegments selectSegments;

  StoredSegments(Vertx vertx, LogOffsets offsets, SelectMetricSegments selectSegments) {
    this.vertx = vertx;
    this.offsets = offsets;
    this.selectSegments = selectSegments;
  }

  @Override
  public Future<Boolean> read(String runId, long after, Consumer<MetricColumns> points) {
    return offsets
        .awaitRecorded(runId, PATIENCE)
        .compose(
            recorded ->
                selectSegments.execute(runId, after, segments -> decode(segments, points)))
        .map(true);
  }

  private Future<Void> decode(List<ByteBuffer> segments, Consumer<MetricColumns> points) {
    return vertx.executeBlocking(
        () -> {
          segments.forEach(segment -> points.accept(SegmentCodec.decode(segment)));
          return null;
        },
        false);
  }
}
