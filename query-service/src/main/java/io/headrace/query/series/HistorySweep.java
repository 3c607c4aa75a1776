package io.headrace.query.series;

import io.headrace.metric.chunk.ChunkHead;
import io.headrace.metric.chunk.Series;
import io.headrace.metric.chunk.SeriesBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;

/**
 * Puts the points of a series' chunks in order as they are read one by one: once those that begin
 * before some step are read, the points before that step are complete. In memory are the points
 * that may still be followed by earlier ones, a chunk's in general.
 *
 * <p>Used by one thread at a time.
 */
final class HistorySweep {

  private static final Comparator<ChunkHead> BY_FIRST_STEP =
      Comparator.comparingLong(ChunkHead::firstStep);

  private final long from;
  private final Queue<ChunkHead> unread;

  /** What is read, and not before the least step of what is not. */
  private Series pending;

  /**
   * A sweep over all points from a step on.
   *
   * @param fresh points that are in none of the chunks
   * @param chunks in any order
   * @param from points before it are passed over
   */
  HistorySweep(Series fresh, List<ChunkHead> chunks, long from) {
    this.from = from;
    this.unread =
        new ArrayDeque<>(
            chunks.stream()
                .filter(chunk -> chunk.lastStep() >= from)
                .sorted(BY_FIRST_STEP)
                .toList());
    this.pending = part(fresh, from, true);
  }

  /** The most points that are in memory at once, those of the fresh ones not counted. */
  static long mostPending(List<ChunkHead> chunks) {
    List<ChunkHead> open = new ArrayList<>();
    long most = 0;
    for (ChunkHead chunk : chunks.stream().sorted(BY_FIRST_STEP).toList()) {
      open.removeIf(other -> other.lastStep() < chunk.firstStep());
      open.add(chunk);
      most = Math.max(most, open.stream().mapToLong(ChunkHead::size).sum());
    }
    return most;
  }

  /** The chunk to be read next; {@code null} when all are. */
  ChunkHead next() {
    return unread.peek();
  }

  /** Takes the points of the chunk that {@link #next} named. */
  void add(Series points) {
    unread.remove();
    SeriesBuilder both = new SeriesBuilder(pending.size() + points.size());
    both.addAll(pending);
    both.addAll(part(points, from, true));
    pending = both.build();
  }

  /** The points that are complete now, in order, and none of which is given again. */
  Series complete() {
    if (unread.isEmpty()) {
      Series all = pending;
      pending = new SeriesBuilder(0).build();
      return all;
    }
    long frontier = unread.peek().firstStep();
    Series complete = part(pending, frontier, false);
    pending = part(pending, frontier, true);
    return complete;
  }

  /** The points from a step on, or those before it. */
  private static Series part(Series points, long step, boolean fromThere) {
    SeriesBuilder part = new SeriesBuilder(0);
    for (int i = 0; i < points.size(); i++) {
      if ((points.step(i) >= step) == fromThere) {
        part.add(points.step(i), points.timestamp(i), points.value(i));
      }
    }
    return part.build();
  }
}
