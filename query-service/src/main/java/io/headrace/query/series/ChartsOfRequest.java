package io.headrace.query.series;

import io.headrace.async.Lanes;
import io.headrace.metric.chart.Chart;
import io.headrace.metric.chart.ChartDraft;
import io.headrace.metric.chunk.Series;
import io.headrace.store.RunStub;
import io.headrace.store.SeriesKey;
import io.headrace.store.StoredSeries;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the charts that a request asks for, a few runs at once and of each a few metrics, as far as
 * the {@link PointBudget} goes; past it run by run and metric by metric. The segments of a run are
 * read once for all of its metrics.
 */
final class ChartsOfRequest {

  private static final int RUNS_AT_ONCE = 4;
  private static final int METRICS_AT_ONCE = 4;

  private final SeriesSource source;
  private final PointBudget budget;
  private final SeriesRequest request;
  private final Map<SeriesKey, SeriesChart> charts = new ConcurrentHashMap<>();

  ChartsOfRequest(SeriesSource source, PointBudget budget, SeriesRequest request) {
    this.source = source;
    this.budget = budget;
    this.request = request;
  }

  /** The charts, by run and then metric as asked for. */
  Future<List<SeriesChart>> read() {
    return Lanes.forEach(RUNS_AT_ONCE, request.runIds(), this::read).map(read -> inOrder());
  }

  private List<SeriesChart> inOrder() {
    List<SeriesChart> ordered = new ArrayList<>(charts.size());
    for (String runId : request.runIds()) {
      for (String key : request.metricKeys()) {
        ordered.add(charts.get(new SeriesKey(runId, key)));
      }
    }
    return ordered;
  }

  private Future<Void> read(String runId) {
    return source
        .run(runId)
        .compose(
            found ->
                found.isPresent()
                    ? budget.run(held -> read(found.get(), held))
                    : Future.succeededFuture(empty(runId)));
  }

  private Void empty(String runId) {
    Window window = Window.of(request, 0);
    Chart none = draft(window).finish();
    request.metricKeys().forEach(key -> put(new SeriesKey(runId, key), window, none));
    return null;
  }

  private ChartDraft draft(Window window) {
    ChartDraft draft = new ChartDraft(window.axis(), window.from(), window.to(), request.buckets());
    draft.missing();
    return draft;
  }

  /** Draws what is not drawn yet of a run. */
  private Future<Void> read(RunStub run, HeldPoints held) {
    List<String> keys =
        request.metricKeys().stream()
            .filter(key -> !charts.containsKey(new SeriesKey(run.runId(), key)))
            .toList();
    Future<Window> window = source.window(request, run.runId());
    Future<Map<String, Series>> fresh = source.fresh(run, new FreshPoints(keys, held));
    return Future.join(window, fresh)
        .compose(
            both ->
                Lanes.forEach(
                    held.isAlone() ? 1 : METRICS_AT_ONCE,
                    keys,
                    key ->
                        read(
                            new SeriesKey(run.runId(), key),
                            held,
                            fresh.result().get(key),
                            window.result())));
  }

  private Future<Void> read(SeriesKey series, HeldPoints held, Series fresh, Window window) {
    return StoredSeries.untilUndisturbed(
            () ->
                source
                    .outlinedChunks(series)
                    .compose(
                        chunks ->
                            ChartReading.of(
                                source, held, series, fresh, chunks, window, request.buckets())))
        .map(chart -> put(series, window, chart));
  }

  private Void put(SeriesKey series, Window window, Chart chart) {
    charts.put(series, new SeriesChart(series.runId(), series.key(), window, chart));
    return null;
  }
}
