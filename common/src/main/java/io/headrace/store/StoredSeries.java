package io.headrace.store;

import io.headrace.metric.chunk.ChunkCodec;
import io.headrace.metric.chunk.Series;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The points of runs as Cassandra has them: what came lately in segments of all metrics, the rest
 * in chunks of one metric each. Thread-safe.
 *
 * <p><b>Exact at any time.</b> Who reads {@link #segments} first and then {@link #chunks}, and
 * takes both together as a set, has every point: before segments go, or chunks, what replaces them
 * is written where the reader has not been yet.
 */
public final class StoredSeries {

  /** Before every position, so that all segments are read. */
  public static final long BEGINNING = -1;

  /** How often a reader begins again because a chunk was merged under its hands. */
  private static final int ATTEMPTS = 5;

  private final CassandraConnection cassandra;
  private final RunBin runs;
  private final SelectMetricSegments selectSegments;
  private final StoredChunks chunks;

  public StoredSeries(CassandraConnection cassandra) {
    this.cassandra = cassandra;
    this.runs = new RunBin(cassandra);
    this.selectSegments = new SelectMetricSegments(cassandra);
    this.chunks = new StoredChunks(cassandra);
  }

  /**
   * The run whose points are to be read, to be found after all that is asked for was recorded;
   * empty if there is none, or it is deleted for good and its points only have not gone yet.
   */
  public Future<Optional<RunStub>> run(String runId) {
    return runs.find(runId).map(found -> found.filter(run -> !run.purged()));
  }

  /**
   * Reads the segments of a run that are no chunks yet.
   *
   * @param generations of the run, read after all that is asked for was recorded
   * @param segments takes some of them at a time, on a worker thread
   */
  public Future<Void> segments(
      String runId, Generations generations, Consumer<List<ByteBuffer>> segments) {
    return segments(runId, generations, BEGINNING, segments);
  }

  /**
   * Reads those of them that hold events after a position; the first may reach back before it.
   *
   * @param generations of the run, read after all that is asked for was recorded
   * @param segments takes some of them at a time, on a worker thread
   */
  public Future<Void> segments(
      String runId, Generations generations, long after, Consumer<List<ByteBuffer>> segments) {
    return selectSegments.execute(
        runId,
        generations,
        after,
        page ->
            cassandra.onWorker(
                () -> {
                  segments.accept(page.stream().map(SelectMetricSegments.Segment::points).toList());
                  return null;
                }));
  }

  /**
   * The chunks of a series without their outlines, for who wants points; in their order. None of a
   * run that has no generation compacted.
   */
  public Future<List<StoredChunk>> chunks(SeriesKey series) {
    return chunks.chunks(series);
  }

  /** The same with their outlines: some kilobytes a chunk more. */
  public Future<List<StoredChunk>> outlinedChunks(SeriesKey series) {
    return chunks.outlined(series);
  }

  /**
   * The points of a chunk.
   *
   * @return fails when the chunk was merged with others meanwhile: see {@link #untilUndisturbed}
   */
  public Future<Series> points(SeriesKey series, StoredChunk chunk) {
    return chunk.points() == null
        ? chunks.points(series, chunk.head())
        : cassandra.onWorker(() -> ChunkCodec.decode(chunk.points()));
  }

  /**
   * Does what reads chunks and then their points, once more when some of them were merged
   * meanwhile.
   *
   * @param reading reads the chunks anew each time
   */
  public static <T> Future<T> untilUndisturbed(Supplier<Future<T>> reading) {
    return untilUndisturbed(reading, ATTEMPTS);
  }

  private static <T> Future<T> untilUndisturbed(Supplier<Future<T>> reading, int attempts) {
    return reading
        .get()
        .recover(
            failure ->
                failure.getCause() instanceof StoredChunks.ChunkReplaced && attempts > 1
                    ? untilUndisturbed(reading, attempts - 1)
                    : Future.failedFuture(failure));
  }
}
