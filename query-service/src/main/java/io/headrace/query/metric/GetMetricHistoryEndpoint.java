package io.headrace.query.metric;

import io.headrace.api.RequestFields;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.query.MaxResults;
import io.headrace.view.RunView;
import io.vertx.core.Future;

/**
 * {@code metrics/get-history}: every point of a metric by (timestamp, step, value), page by page.
 */
final class GetMetricHistoryEndpoint implements Endpoint {

  private final RunView view;
  private final RecordedHistories histories;

  GetMetricHistoryEndpoint(RunView view, RecordedHistories histories) {
    this.view = view;
    this.histories = histories;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    String runId = fields.runId();
    HistoryPage page = page(fields, runId, fields.requiredString("metric_key"));
    return view.require(runId).compose(exists -> histories.of(runId, () -> answer(page, runId)));
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
    return histories.read(runId, page::add).compose(filled -> histories.onWorker(page::answer));
  }
}
