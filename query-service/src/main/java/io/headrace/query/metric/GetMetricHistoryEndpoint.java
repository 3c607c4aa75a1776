package io.headrace.query.metric;

import io.headrace.api.RequestFields;
import io.headrace.async.InTurn;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.log.LogOffsets;
import io.headrace.query.MaxResults;
import io.headrace.store.SelectMetricSegments;
import io.headrace.view.RunView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * {@code metrics/get-history}: every point of a metric by (timestamp, step, value), page by page.
 */
public final class GetMetricHistoryEndpoint implements Endpoint {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Before every position, so that all segments are read. */
  private static final long BEGINNING = -1;

  /** Histories put together at once: each takes tens of megabytes when it is long. */
  private static final int AT_ONCE = 4;

  private static final int MAX_WAITING = 64;

  private final InTurn histories = new InTurn(AT_ONCE, MAX_WAITING);
  private final Vertx vertx;
  private final RunView view;
  private final LogOffsets offsets;
  private final SelectMetricSegments selectSegments;

  public GetMetricHistoryEndpoint(
      Vertx vertx, RunView view, LogOffsets offsets, SelectMetricSegments selectSegments) {
    this.vertx = vertx;
    this.view = view;
    this.offsets = offsets;
    this.selectSegments = selectSegments;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    String runId = fields.runId();
    HistoryPage page = page(fields, runId, fields.requiredString("metric_key"));
    return view.require(runId)
        .compose(exists -> offsets.awaitRecorded(runId, PATIENCE))
        .compose(recorded -> histories.run(() -> answer(page, runId)));
  }

  private static HistoryPage page(RequestFields fields, String runId, String key) {
    int series = HistoryToken.series(runId, key);
    String token = fields.string("page_token", "");
    return new HistoryPage(
        series,
        key,
        token.isEmpty() ? null : HistoryToken.decode(token, series),
        // Absent or 0 means everything: the Java client never asks for pages.
        MaxResults.ifAny(fields));
  }

  private Future<Answer> answer(HistoryPage page, String runId) {
    return fill(page, runId).compose(filled -> onWorker(page::answer));
  }

  private Future<Void> fill(HistoryPage page, String runId) {
    return selectSegments.execute(
        runId,
        BEGINNING,
        segments ->
            onWorker(
                () -> {
                  page.add(segments);
                  return null;
                }));
  }

  /** A long history takes seconds to decode and sort. */
  private <T> Future<T> onWorker(Callable<T> work) {
    return vertx.executeBlocking(work, false);
  }
}
