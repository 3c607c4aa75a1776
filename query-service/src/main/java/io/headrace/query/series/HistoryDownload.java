package io.headrace.query.series;

import io.headrace.api.InvalidRequest;
import io.headrace.async.Lanes;
import io.headrace.async.Repetition;
import io.headrace.metric.chunk.ChunkHead;
import io.headrace.metric.chunk.Series;
import io.headrace.store.RunStub;
import io.headrace.store.SeriesKey;
import io.headrace.store.StoredChunk;
import io.headrace.store.StoredSeries;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes every point that a request asks for into one Parquet file, series by series in the order
 * asked for, each by (step, timestamp, value), while the client takes it. Bounded by what {@link
 * SeriesParquet} and {@link HistorySweep} hold, however long a history is.
 */
final class HistoryDownload {

  /** Points of a series that may be in memory as others may come before them. */
  private static final long MOST_PENDING = PointBudget.ofADownload();

  /** Points of a run that are in no chunk yet: when they are built they take a third of that. */
  private static final long MOST_FRESH = 3 * MOST_PENDING;

  private static final int ONE_AFTER_THE_OTHER = 1;

  private final RecordedSeries recorded;
  private final SeriesRequest request;
  private final SeriesParquet file;
  private final Function<Buffer, Future<Void>> client;

  /**
   * A download that is not begun.
   *
   * @param client takes the file's bytes; no more are made before it has them
   */
  HistoryDownload(
      RecordedSeries recorded,
      SeriesRequest request,
      SeriesParquet file,
      Function<Buffer, Future<Void>> client) {
    this.recorded = recorded;
    this.request = request;
    this.file = file;
    this.client = client;
  }

  /** Sends the whole file. */
  Future<Void> send() {
    return Lanes.forEach(ONE_AFTER_THE_OTHER, request.runIds(), this::sendRun)
        .compose(
            sent ->
                recorded.onWorker(
                    () -> {
                      file.end();
                      return file.take();
                    }))
        .compose(client);
  }

  private Future<Void> sendRun(String runId) {
    return recorded
        .run(runId)
        .compose(found -> found.isPresent() ? sendRun(found.get()) : Future.succeededFuture());
  }

  private Future<Void> sendRun(RunStub run) {
    return recorded
        .window(request, run.runId())
        .compose(
            window ->
                recorded
                    .fresh(run, freshPoints())
                    .compose(
                        fresh ->
                            Lanes.forEach(
                                ONE_AFTER_THE_OTHER,
                                request.metricKeys(),
                                key ->
                                    new Sending(
                                            new SeriesKey(run.runId(), key), fresh.get(key), window)
                                        .send())));
  }

  private FreshPoints freshPoints() {
    return new FreshPoints(request.metricKeys(), HeldPoints.alone(MOST_FRESH));
  }

  /** One series on its way. */
  private final class Sending {

    private final SeriesKey series;
    private final Series fresh;
    private final Window window;
    private final PointRows.Row row;

    /** Points before this step are sent: where to go on when chunks were merged meanwhile. */
    private long from = Long.MIN_VALUE;

    private Sending(SeriesKey series, Series fresh, Window window) {
      this.series = series;
      this.fresh = fresh;
      this.window = window;
      this.row = new PointRows.Row(series.runId(), series.key());
    }

    private Future<Void> send() {
      return StoredSeries.untilUndisturbed(() -> recorded.chunks(series).compose(this::sendChunks));
    }

    private Future<Void> sendChunks(List<StoredChunk> chunks) {
      Map<ChunkHead, StoredChunk> byHead = new HashMap<>();
      chunks.stream()
          .filter(chunk -> window.touches(chunk.head()))
          .forEach(chunk -> byHead.put(chunk.head(), chunk));
      List<ChunkHead> heads = List.copyOf(byHead.keySet());
      if (HistorySweep.mostPending(heads) > MOST_PENDING) {
        return Future.failedFuture(tooMixed());
      }
      return recorded
          .onWorker(() -> new HistorySweep(fresh, heads, from))
          .compose(sweep -> Repetition.whileTrue(() -> sendNext(sweep, byHead)));
    }

    private RuntimeException tooMixed() {
      return InvalidRequest.refused(
          "The points of metric '%s' of run '%s' came so much out of order that they cannot be put"
                  .formatted(series.key(), series.runId())
              + " in order piece by piece. Ask for a narrower range.");
    }

    /** Answers whether there is more. */
    private Future<Boolean> sendNext(HistorySweep sweep, Map<ChunkHead, StoredChunk> byHead) {
      ChunkHead next = sweep.next();
      return recorded
          .onWorker(() -> write(sweep))
          .compose(client)
          .compose(
              sent ->
                  next == null
                      ? Future.succeededFuture(false)
                      : recorded
                          .points(series, byHead.get(next))
                          .compose(points -> recorded.onWorker(() -> add(sweep, points))));
    }

    private Buffer write(HistorySweep sweep) throws IOException {
      file.write(row, sweep.complete(), window);
      if (sweep.next() != null) {
        from = Math.max(from, sweep.next().firstStep());
      }
      return file.take();
    }

    private boolean add(HistorySweep sweep, Series points) {
      sweep.add(points);
      return true;
    }
  }
}
