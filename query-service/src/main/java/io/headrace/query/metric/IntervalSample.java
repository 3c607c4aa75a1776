package io.headrace.query.metric;

import io.headrace.metric.SampledHistory;
import io.headrace.metric.SegmentCodec;
import io.headrace.metric.chunk.ChunkHead;
import io.headrace.metric.chunk.Series;
import io.headrace.model.MetricPoint;
import io.headrace.store.StoredChunk;
import java.nio.ByteBuffer;
import java.util.List;

/** The even sample that a {@link HistoryInterval} asks for of one run. */
final class IntervalSample implements Gathering {

  private final HistoryInterval interval;
  private final SampledHistory history;

  IntervalSample(HistoryInterval interval) {
    this.interval = interval;
    this.history =
        new SampledHistory(interval.metricKey(), interval.startStep(), interval.endStep());
  }

  @Override
  public String key() {
    return interval.metricKey();
  }

  @Override
  public void add(List<ByteBuffer> segments) {
    segments.forEach(segment -> history.addAll(SegmentCodec.decode(segment)));
  }

  @Override
  public void add(Series points) {
    history.addAll(points);
  }

  @Override
  public List<StoredChunk> wanted(List<StoredChunk> chunks) {
    return chunks.stream()
        .filter(
            chunk ->
                chunk.head().lastStep() >= interval.startStep()
                    && chunk.head().firstStep() <= interval.endStep())
        .toList();
  }

  @Override
  public boolean isCompleteBefore(ChunkHead chunk) {
    return false;
  }

  /** The sample, in order. Call after the last points. */
  List<MetricPoint> points() {
    return history.points(interval.mostOfARun());
  }
}
