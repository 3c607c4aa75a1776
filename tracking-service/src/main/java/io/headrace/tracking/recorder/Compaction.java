package io.headrace.tracking.recorder;

import io.headrace.async.Lanes;
import io.headrace.log.Waiting;
import io.headrace.metric.chunk.Chunk;
import io.headrace.metric.chunk.SeriesBuilder;
import io.headrace.store.CompactionDue;
import io.headrace.store.Generations;
import io.headrace.store.SeriesKey;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns the ended generations of one run into chunks. Blocks its thread.
 *
 * <p><b>Order:</b> the chunks, then the mark that has readers pass over the segments, then the
 * segments go. After a crash in between, the same is done again, and makes the same chunks.
 *
 * <p><b>Memory:</b> a generation is gathered whole if it has not too many points; else in several
 * passes, each over a part of the metrics, and a pass that has too many all the same in stretches.
 */
final class Compaction {

  /** Points gathered at once: 24 bytes each, and as much again while they are sorted. */
  static final int MAX_POINTS = 1 << 20;

  /** Past so many passes it is a few metrics that have too many points. */
  private static final int MAX_PASSES = 16;

  private static final long BEGINNING = -1;

  /** Encoded before they are written. */
  private static final int CHUNKS_AT_ONCE = 512;

  /** Series whose chunks are deleted at once. */
  private static final int DELETED_AT_ONCE = 16;

  private record Encoded(SeriesKey series, Chunk chunk) {}

  private final CompactionStore store;
  private final Waiting waiting;
  private final CompactionDue due;
  private final CompactorMetrics metrics;
  private final int maxPoints;
  private final PersistentWork<Encoded> writes;
  private final Set<String> keys = new TreeSet<>();

  /**
   * A compaction to be run.
   *
   * @param maxPoints gathered at once
   */
  Compaction(
      CompactionStore store,
      Waiting waiting,
      CompactionDue due,
      CompactorMetrics metrics,
      int maxPoints) {
    this.store = store;
    this.waiting = waiting;
    this.due = due;
    this.metrics = metrics;
    this.maxPoints = maxPoints;
    this.writes =
        new PersistentWork<>(
            encoded -> store.insert(encoded.series, encoded.chunk),
            "The compactor waits: Cassandra does not take chunks");
  }

  void run() throws InterruptedException {
    Generations now = waiting.outlastOutage(() -> store.generations(due));
    for (int generation = now.compacted(); generation < due.generation(); generation++) {
      long begun = System.nanoTime();
      if (!compact(generation, now.checkpoint())) {
        return;
      }
      metrics.compacted(System.nanoTime() - begun);
    }
    new ChunkMerges(store, waiting, due.runId(), metrics).run(keys);
    if (waiting.outlastOutage(() -> store.isPurged(due))) {
      // Whoever deletes it for good may have looked for chunks before we wrote ours.
      waiting.outlastOutage(() -> Lanes.forEach(DELETED_AT_ONCE, List.copyOf(keys), this::delete));
    }
    waiting.outlastOutage(() -> store.done(due));
  }

  /**
   * Compacts a generation.
   *
   * @return {@code false} when it must wait for a checkpoint: who loads the run looks behind the
   *     last one for segments, not for chunks. Whoever ended the generation wrote one, but a
   *     recorder that had taken over from it may have gone on with that generation. Then it is left
   *     to the end of the next
   */
  private boolean compact(int generation, long checkpoint) throws InterruptedException {
    int passes = 1;
    GatheredPoints first = gather(generation, BEGINNING, 0, passes);
    long last = first.lastPosition();
    if (last > checkpoint) {
      return false;
    }
    while (first.isPart() && passes < MAX_PASSES) {
      passes *= 2;
      first = gather(generation, BEGINNING, 0, passes);
    }
    writeAll(first, generation, 0, passes);
    for (int pass = 1; pass < passes; pass++) {
      writeAll(gather(generation, BEGINNING, pass, passes), generation, pass, passes);
    }
    waiting.outlastOutage(() -> store.markCompacted(due, generation));
    waiting.outlastOutage(() -> store.deleteSegments(due.runId(), generation, last));
    return true;
  }

  /** Writes a pass, in stretches where it has too many points all the same. */
  private void writeAll(GatheredPoints begin, int generation, int pass, int passes)
      throws InterruptedException {
    GatheredPoints gathered = begin;
    write(gathered);
    while (gathered.isPart()) {
      gathered = gather(generation, gathered.gatheredUpTo(), pass, passes);
      write(gathered);
    }
  }

  private GatheredPoints gather(int generation, long after, int pass, int passes)
      throws InterruptedException {
    return waiting.outlastOutage(
        () -> {
          GatheredPoints gathered =
              new GatheredPoints(key -> Math.floorMod(key.hashCode(), passes) == pass, maxPoints);
          return store.segments(due.runId(), generation, after, gathered::add).map(gathered);
        });
  }

  private void write(GatheredPoints gathered) throws InterruptedException {
    List<Encoded> encoded = new ArrayList<>();
    for (Map.Entry<String, SeriesBuilder> entry : gathered.byKey().entrySet()) {
      keys.add(entry.getKey());
      SeriesKey series = new SeriesKey(due.runId(), entry.getKey());
      Chunk.of(entry.getValue().build(), gathered.gatheredUpTo(), 0)
          .forEach(chunk -> encoded.add(new Encoded(series, chunk)));
      if (encoded.size() >= CHUNKS_AT_ONCE) {
        write(encoded);
      }
    }
    write(encoded);
  }

  private Future<Void> delete(String key) {
    SeriesKey series = new SeriesKey(due.runId(), key);
    return store
        .heads(series)
        .compose(heads -> Lanes.forEach(1, heads, head -> store.delete(series, head)));
  }

  private void write(List<Encoded> encoded) throws InterruptedException {
    List<Encoded> hopeless = writes.complete(encoded, waiting);
    if (!hopeless.isEmpty()) {
      throw new IllegalStateException("Chunks that cannot be written: " + hopeless.size());
    }
    encoded.forEach(e -> metrics.written(e.chunk.head().size(), e.chunk.points().remaining()));
    encoded.clear();
  }
}
