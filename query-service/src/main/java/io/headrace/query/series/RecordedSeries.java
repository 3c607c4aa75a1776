package io.headrace.query.series;

import io.headrace.api.RunIdRule;
import io.headrace.async.InTurn;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.event.RunState;
import io.headrace.http.ApiRequest;
import io.headrace.http.Consistency;
import io.headrace.metric.chunk.Series;
import io.headrace.query.RecordedBarrier;
import io.headrace.store.RunStub;
import io.headrace.store.SeriesKey;
import io.headrace.store.StoredChunk;
import io.headrace.store.StoredSeries;
import io.headrace.view.Backplane;
import io.headrace.view.RunView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Reads the points of series from Cassandra, for few requests at once, as each may take tens of
 * megabytes.
 *
 * <p>Thread-safe; futures complete on the caller's Vert.x context.
 */
final class RecordedSeries implements SeriesSource {

  private static final int CHARTS_AT_ONCE = 2;
  private static final int MAX_CHARTS_WAITING = 64;
  private static final int DOWNLOADS_AT_ONCE = 2;
  private static final int MAX_DOWNLOADS_WAITING = 16;

  private final InTurn charts = new InTurn(CHARTS_AT_ONCE, MAX_CHARTS_WAITING);
  private final PointBudget budget = PointBudget.ofHeap();
  private final InTurn downloads = new InTurn(DOWNLOADS_AT_ONCE, MAX_DOWNLOADS_WAITING);
  private final Vertx vertx;
  private final RecordedBarrier chartBarrier;
  private final RecordedBarrier downloadBarrier;
  private final RunView view;
  private final StoredSeries stored;

  RecordedSeries(Vertx vertx, Backplane backplane, StoredSeries stored) {
    this.vertx = vertx;
    // A page can say that its chart is not up to date; a file that was saved cannot.
    this.chartBarrier = new RecordedBarrier(backplane, Consistency.AVAILABLE);
    this.downloadBarrier = new RecordedBarrier(backplane, Consistency.STRICT);
    this.view = backplane.view();
    this.stored = stored;
  }

  /** Does {@code work}, which draws charts of the runs, once the request may read them. */
  <T> Future<T> chartsWhenRecorded(
      ApiRequest request, List<String> runIds, Supplier<Future<T>> work) {
    return chartBarrier.pass(request, runIds).compose(passed -> charts.run(work));
  }

  /** The same for what sends whole histories, for as long as the clients take. */
  <T> Future<T> downloadWhenRecorded(
      ApiRequest request, List<String> runIds, Supplier<Future<T>> work) {
    return downloadBarrier.pass(request, runIds).compose(passed -> downloads.run(work));
  }

  /** The points that charts may have in memory. */
  PointBudget budget() {
    return budget;
  }

  @Override
  public Future<Optional<RunStub>> run(String runId) {
    return RunIdRule.isAllowed(runId)
        ? stored.run(runId)
        : Future.succeededFuture(Optional.empty());
  }

  @Override
  public Future<Map<String, Series>> fresh(RunStub run, FreshPoints points) {
    return stored
        .segments(run.runId(), run.generations(), points::add)
        .compose(read -> onWorker(points::series));
  }

  @Override
  public Future<Window> window(SeriesRequest request, String runId) {
    return Window.needsStartTime(request)
        ? view.ask(runId, RunState::startTime)
            .recover(RecordedSeries::whenThereIsNone)
            .map(startTime -> Window.of(request, startTime))
        : Future.succeededFuture(Window.of(request, 0));
  }

  /** A run may go between two looks at it; it has no points then, whenever it began. */
  private static Future<Long> whenThereIsNone(Throwable failure) {
    return HeadraceException.is(failure, ErrorCode.RESOURCE_DOES_NOT_EXIST)
        ? Future.succeededFuture(0L)
        : Future.failedFuture(failure);
  }

  /** The chunks of a series without their outlines. */
  Future<List<StoredChunk>> chunks(SeriesKey series) {
    return stored.chunks(series);
  }

  @Override
  public Future<List<StoredChunk>> outlinedChunks(SeriesKey series) {
    return stored.outlinedChunks(series);
  }

  @Override
  public Future<Series> points(SeriesKey series, StoredChunk chunk) {
    return stored.points(series, chunk);
  }

  @Override
  public <T> Future<T> onWorker(Callable<T> work) {
    return vertx.executeBlocking(work, false);
  }
}
