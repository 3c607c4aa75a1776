package io.headrace.tracking.recorder;

import io.headrace.metric.MetricColumns;
import io.headrace.metric.SegmentCodec;
import io.headrace.metric.chunk.ChunkCodec;
import io.headrace.metric.chunk.ChunkId;
import io.headrace.metric.chunk.Series;
import io.headrace.store.Generations;
import io.headrace.store.SeriesKey;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a series as {@link io.headrace.store.StoredSeries} does, a row at a time, with whatever
 * happens in between: the segments of each generation that was not compacted when it began, then
 * the chunks in their order.
 */
final class PagedReader {

  private final ScriptedStore store;
  private final SeriesKey series;
  private final Set<Long> before;
  private final Generations begun;
  private final TreeSet<Long> steps = new TreeSet<>();
  private int generation;
  private long segment = -1;
  private ChunkId chunk;

  /**
   * A reader that begins now.
   *
   * @param before the steps of all points that are there now
   */
  PagedReader(ScriptedStore store, SeriesKey series, Set<Long> before) {
    this.store = store;
    this.series = series;
    this.before = before;
    this.begun = store.generationsNow(series.runId());
    this.generation = begun.compacted();
  }

  /** Reads the next row; {@code false} when there is none. */
  boolean step() {
    return generation <= begun.current() ? stepThroughSegments() : stepThroughChunks();
  }

  private boolean stepThroughSegments() {
    Map.Entry<Long, ByteBuffer> next =
        store.segmentsNow(series.runId(), generation).higherEntry(segment);
    if (next == null) {
      generation++;
      segment = -1;
    } else {
      segment = next.getKey();
      add(SegmentCodec.decode(next.getValue()));
    }
    return true;
  }

  private boolean stepThroughChunks() {
    NavigableMap<ChunkId, ByteBuffer> now = store.chunksNow(series);
    Map.Entry<ChunkId, ByteBuffer> next = chunk == null ? now.firstEntry() : now.higherEntry(chunk);
    if (next == null) {
      return false;
    }
    chunk = next.getKey();
    Series points = ChunkCodec.decode(next.getValue());
    for (int i = 0; i < points.size(); i++) {
      steps.add(points.step(i));
    }
    return true;
  }

  private void add(MetricColumns points) {
    for (int i = 0; i < points.size(); i++) {
      if (points.key(points.keyIndex(i)).equals(series.key())) {
        steps.add(points.step(i));
      }
    }
  }

  void readToTheEnd() {
    boolean more = true;
    while (more) {
      more = step();
    }
  }

  String key() {
    return series.key();
  }

  /** The steps of the points that were there when it began. */
  Set<Long> before() {
    return before;
  }

  /** The steps of the points that it has found. */
  Set<Long> steps() {
    return steps;
  }
}
