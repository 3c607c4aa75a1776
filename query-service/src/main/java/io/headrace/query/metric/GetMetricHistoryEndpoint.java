package io.headrace.query.metric;

import io.headrace.api.RequestFields;
import io.headrace.error.HeadraceException;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.headrace.http.RunJson;
import io.headrace.log.LogOffsets;
import io.headrace.metric.MetricHistory;
import io.headrace.metric.SegmentCodec;
import io.headrace.model.MetricPoint;
import io.headrace.store.SelectMetricSegments;
import io.headrace.view.RunView;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code metrics/get-history}: every point of a metric by (timestamp, step, value), page by page.
 */
public final class GetMetricHistoryEndpoint implements Endpoint {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Before every position, so that all segments are read. */
  private static final long BEGINNING = -1;

  private final RunView view;
  private final LogOffsets offsets;
  private final SelectMetricSegments selectSegments;

  public GetMetricHistoryEndpoint(
      RunView view, LogOffsets offsets, SelectMetricSegments selectSegments) {
    this.view = view;
    this.offsets = offsets;
    this.selectSegments = selectSegments;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    String runId = fields.runId();
    String key = fields.requiredString("metric_key");
    int maxResults = maxResults(fields.integer("max_results"));
    HistoryToken after = after(fields.string("page_token"), HistoryToken.series(runId, key));
    return view.require(runId)
        .compose(exists -> offsets.awaitRecorded(runId, PATIENCE))
        .compose(recorded -> history(runId, key))
        .map(history -> page(runId, history, after, maxResults));
  }

  /** Absent or 0 means everything: the Java client never asks for pages. */
  private static int maxResults(Long given) {
    if (given == null || given == 0) {
      return Integer.MAX_VALUE;
    }
    if (given < 0) {
      throw HeadraceException.invalid(
          "Invalid value "
              + given
              + " for parameter 'max_results' supplied: It must be a positive integer.");
    }
    return (int) Math.min(given, Integer.MAX_VALUE);
  }

  private static HistoryToken after(String token, int series) {
    return token == null || token.isEmpty() ? null : HistoryToken.decode(token, series);
  }

  private Future<MetricHistory> history(String runId, String key) {
    MetricHistory history = new MetricHistory(key);
    return selectSegments
        .execute(runId, BEGINNING, segment -> history.addAll(SegmentCodec.decode(segment)))
        .map(
            read -> {
              history.settle();
              return history;
            });
  }

  private static Answer page(
      String runId, MetricHistory history, HistoryToken after, int maxResults) {
    int from =
        after == null ? 0 : history.indexAfter(after.step(), after.timestamp(), after.value());
    int to = (int) Math.min(history.size(), (long) from + maxResults);
    List<MetricPoint> points = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      points.add(
          new MetricPoint(history.key(), history.step(i), history.timestamp(i), history.value(i)));
    }
    String next = to < history.size() ? token(runId, history, to - 1) : null;
    return JsonAnswer.of(
        json -> json.objects("metrics", points, RunJson::metric).text("next_page_token", next));
  }

  private static String token(String runId, MetricHistory history, int last) {
    return new HistoryToken(
            HistoryToken.series(runId, history.key()),
            history.step(last),
            history.timestamp(last),
            history.value(last))
        .encode();
  }
}
