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

  private static final Series NONE = new SeriesBuilder(0).build();

  private final long from;
  private final Queue<ChunkHead> unread;

  private final Series fresh;

  /** How many of the fresh points are given or passed over. */
  private int freshGiven;

  /** What is read of chunks, and not before the least step of what is not. */
  private Series pending = NONE;

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
    this.fresh = fresh;
    this.freshGiven = fresh.firstFrom(from);
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
    pending = union(pending, points.part(points.firstFrom(from), points.size()));
  }

  /** The points that are complete now, in order, and none of which is given again. */
  Series complete() {
    int ofPending =
        unread.isEmpty() ? pending.size() : pending.firstFrom(unread.peek().firstStep());
    int ofFresh = unread.isEmpty() ? fresh.size() : fresh.firstFrom(unread.peek().firstStep());
    // The next chunk may begin before the step from which we were asked.
    int upTo = Math.max(freshGiven, ofFresh);
    Series complete = union(pending.part(0, ofPending), fresh.part(freshGiven, upTo));
    pending = pending.part(ofPending, pending.size());
    freshGiven = upTo;
    return complete;
  }

  private static Series union(Series some, Series others) {
    if (some.size() == 0 || others.size() == 0) {
      return some.size() == 0 ? others : some;
    }
    SeriesBuilder both = new SeriesBuilder(some.size() + others.size());
    both.addAll(some);
    both.addAll(others);
    return both.build();
  }
}
