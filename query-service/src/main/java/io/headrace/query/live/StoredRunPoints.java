package io.headrace.query.live;

import io.headrace.api.Limits;
import io.headrace.async.Lanes;
import io.headrace.async.Repetition;
import io.headrace.event.RunState;
import io.headrace.log.LogOffsets;
import io.headrace.metric.SegmentCodec;
import io.headrace.store.RunStub;
import io.headrace.store.SeriesKey;
import io.headrace.store.StoredChunk;
import io.headrace.store.StoredSeries;
import io.headrace.view.RunView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The points of runs as Cassandra has them. First the fresh segments, which are of all metrics;
 * then of each metric chunks, from the latest steps back, until what is wanted is there. Segments
 * and chunks know the position of the last event in them, and may reach back before one that is
 * asked for.
 *
 * <p>Of a run that has very many metrics, and all of them are asked for, no chunks are read, but
 * the latest point of each metric is told: a read a metric would take too long.
 *
 * <p>Thread-safe; futures complete on the caller's Vert.x context.
 */
final class StoredRunPoints implements StoredPoints {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Metrics of a stream that are read at once. */
  private static final int KEYS_AT_ONCE = 4;

  private final Vertx vertx;
  private final LogOffsets offsets;
  private final RunView view;
  private final StoredSeries stored;

  StoredRunPoints(Vertx vertx, LogOffsets offsets, RunView view, StoredSeries stored) {
    this.vertx = vertx;
    this.offsets = offsets;
    this.view = view;
    this.stored = stored;
  }

  @Override
  public Future<Void> read(String runId, long after, RecentPoints recent) {
    return offsets
        .awaitRecorded(runId, PATIENCE)
        .compose(recorded -> stored.run(runId))
        .compose(
            found ->
                found.isPresent() ? read(found.get(), after, recent) : Future.succeededFuture())
        .compose(read -> onWorker(recent, recent::settle));
  }

  private Future<Void> read(RunStub run, long after, RecentPoints recent) {
    return stored
        .segments(run.runId(), run.generations(), after, segments -> add(segments, recent))
        .compose(
            read ->
                recent.isOverfull()
                    ? Future.succeededFuture()
                    : readChunks(run.runId(), after, recent));
  }

  private static void add(List<ByteBuffer> segments, RecentPoints recent) {
    for (ByteBuffer segment : segments) {
      if (recent.isOverfull()) {
        return;
      }
      recent.addAll(SegmentCodec.decode(segment));
    }
  }

  private Future<Void> readChunks(String runId, long after, RecentPoints recent) {
    Selection selection = recent.selection();
    if (!selection.hasAllKeys()) {
      return readChunks(runId, List.copyOf(selection.keys()), after, recent);
    }
    return view.ask(runId, StoredRunPoints::keysIfFew)
        .compose(
            few ->
                few.isPresent()
                    ? readChunks(runId, few.get(), after, recent)
                    : readLatest(runId, recent));
  }

  /** On the tail's thread, everybody's barrier: very many are not copied before they are needed. */
  private static Optional<List<String>> keysIfFew(RunState run) {
    return run.metrics().size() > Limits.KEYS_PER_STREAM
        ? Optional.empty()
        : Optional.of(run.metrics().keys().toList());
  }

  private Future<Void> readLatest(String runId, RecentPoints recent) {
    return view.ask(runId, run -> run.metrics().columns())
        .compose(latest -> onWorker(recent, () -> recent.addLatest(latest)));
  }

  private Future<Void> readChunks(
      String runId, List<String> keys, long after, RecentPoints recent) {
    return Lanes.forEach(
        KEYS_AT_ONCE,
        keys,
        key -> {
          SeriesKey series = new SeriesKey(runId, key);
          return StoredSeries.untilUndisturbed(() -> readChunks(series, after, recent));
        });
  }

  private Future<Void> readChunks(SeriesKey series, long after, RecentPoints recent) {
    return stored
        .chunks(series)
        .compose(
            chunks -> {
              Iterator<StoredChunk> latestFirst =
                  chunks.stream()
                      .filter(chunk -> chunk.head().id().lastPosition() > after)
                      .sorted(
                          Comparator.comparingLong((StoredChunk chunk) -> chunk.head().lastStep())
                              .reversed())
                      .iterator();
              return Repetition.whileTrue(
                  () ->
                      latestFirst.hasNext()
                          ? readNext(series, latestFirst.next(), recent)
                          : Future.succeededFuture(false));
            });
  }

  /** Answers whether to go on. */
  private Future<Boolean> readNext(SeriesKey series, StoredChunk chunk, RecentPoints recent) {
    return ask(recent, () -> recent.needs(series.key(), chunk.head().lastStep()))
        .compose(
            needed ->
                needed
                    ? stored
                        .points(series, chunk)
                        .compose(
                            points -> onWorker(recent, () -> recent.addAll(series.key(), points)))
                        .map(true)
                    : Future.succeededFuture(false));
  }

  private Future<Void> onWorker(RecentPoints recent, Runnable work) {
    return ask(
        recent,
        () -> {
          work.run();
          return null;
        });
  }

  /** Several metrics are read at once, and their points taken one after the other. */
  private <T> Future<T> ask(RecentPoints recent, Callable<T> question) {
    return vertx.executeBlocking(
        () -> {
          synchronized (recent) {
            return question.call();
          }
        },
        false);
  }
}
