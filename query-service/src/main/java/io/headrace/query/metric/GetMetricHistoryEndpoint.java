package io.headrace.query.metric;

import io.headrace.api.RequestFields;
import io.headrace.api.RunIdRule;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.query.MaxResults;
import io.vertx.core.Future;
import java.util.OptionalLong;

/**
 * {@code metrics/get-history}: every point of a metric by (timestamp, step, value), page by page.
 * An unknown run has none.
 */
final class GetMetricHistoryEndpoint implements Endpoint {

  private final RecordedHistories histories;

  GetMetricHistoryEndpoint(RecordedHistories histories) {
    this.histories = histories;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    String runId = fields.runId();
    HistoryPage page = page(fields, runId, fields.requiredString("metric_key"));
    return RunIdRule.isAllowed(runId)
        ? histories.of(request, runId, () -> answer(page, runId))
        : Future.succeededFuture(page.answer());
  }

  private static HistoryPage page(RequestFields fields, String runId, String key) {
    int series = HistoryToken.series(runId, key);
    // Absent means everything: the Java client never asks for pages.
    OptionalLong maxResults = MaxResults.ifAny(fields);
    String token = fields.string("page_token", "");
    return new HistoryPage(
        series, key, token.isEmpty() ? null : HistoryToken.decode(token, series), maxResults);
  }

  private Future<Answer> answer(HistoryPage page, String runId) {
    return histories.read(runId, page).compose(filled -> histories.onWorker(page::answer));
  }
}
