package io.headrace.query.metric;

import io.headrace.api.RunIdRule;
import io.headrace.async.Repetition;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.headrace.http.RunJson;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * {@code metrics/get-history-bulk-interval}: what charts show of one metric of some runs: of each
 * run in turn an even sample of its points, by (step, timestamp, value). Unknown runs have none.
 */
final class GetMetricHistoryBulkIntervalEndpoint implements Endpoint {

  private final RecordedHistories histories;

  GetMetricHistoryBulkIntervalEndpoint(RecordedHistories histories) {
    this.histories = histories;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    HistoryInterval interval = HistoryInterval.of(request.fields());
    return histories
        .of(request, interval.runIds(), () -> samples(interval))
        .compose(points -> histories.onWorker(() -> answer(points)));
  }

  private Future<List<RunPoint>> samples(HistoryInterval interval) {
    List<RunPoint> points = new ArrayList<>();
    Iterator<String> remaining = interval.runIds().iterator();
    return Repetition.whileTrue(
            () ->
                remaining.hasNext()
                    ? add(interval, remaining.next(), points)
                    : Future.succeededFuture(false))
        .map(points);
  }

  private Future<Boolean> add(HistoryInterval interval, String runId, List<RunPoint> points) {
    if (!RunIdRule.isAllowed(runId)) {
      return Future.succeededFuture(true);
    }
    IntervalSample sampled = new IntervalSample(interval);
    return histories
        .read(runId, sampled)
        .compose(read -> histories.onWorker(sampled::points))
        .onSuccess(sample -> sample.forEach(point -> points.add(new RunPoint(runId, point))))
        .map(true);
  }

  private static Answer answer(List<RunPoint> points) {
    return JsonAnswer.of(
        json ->
            json.objects(
                "metrics",
                points,
                (item, logged) -> {
                  RunJson.metric(item, logged.point());
                  item.text("run_id", logged.runId());
                }));
  }
}
