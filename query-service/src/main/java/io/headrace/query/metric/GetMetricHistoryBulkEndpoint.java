package io.headrace.query.metric;

import io.headrace.api.Limits;
import io.headrace.api.RequestFields;
import io.headrace.api.RunIdRule;
import io.headrace.async.Repetition;
import io.headrace.error.HeadraceException;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.headrace.query.MaxResults;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;

/**
 * {@code metrics/get-history-bulk}: the points of one metric of some runs, by (run id, timestamp,
 * step, value), the first 25,000 in all. Unknown runs have none. MLflow writes this answer without
 * protobuf, so its lists are there when empty and NaN is a bare token.
 */
final class GetMetricHistoryBulkEndpoint implements Endpoint {

  private static final int MOST_RUNS = Limits.RUNS_PER_HISTORY;
  private static final int MOST_POINTS = Limits.POINTS_PER_BULK_HISTORY;

  private final RecordedHistories histories;

  GetMetricHistoryBulkEndpoint(RecordedHistories histories) {
    this.histories = histories;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    List<String> runIds = runIds(fields);
    String key = fields.string("metric_key");
    if (key == null) {
      throw HeadraceException.invalid("GetMetricHistoryBulk request must specify a metric_key.");
    }
    int most = MaxResults.atMost(fields, MOST_POINTS);
    return histories
        .of(request, runIds, () -> first(most, key, runIds))
        .compose(points -> histories.onWorker(() -> answer(points)));
  }

  private static List<String> runIds(RequestFields fields) {
    List<String> runIds = fields.strings("run_id");
    if (runIds.isEmpty()) {
      throw HeadraceException.invalid(
          "GetMetricHistoryBulk request must specify at least one run_id.");
    }
    if (runIds.size() > MOST_RUNS) {
      throw HeadraceException.invalid(
          "GetMetricHistoryBulk request cannot specify more than %d run_ids. Received %d run_ids."
              .formatted(MOST_RUNS, runIds.size()));
    }
    return new TreeSet<>(runIds).stream().filter(RunIdRule::isAllowed).toList();
  }

  private Future<List<RunPoint>> first(int most, String key, List<String> runIds) {
    List<RunPoint> points = new ArrayList<>();
    Iterator<String> remaining = runIds.iterator();
    return Repetition.whileTrue(
            () ->
                points.size() < most && remaining.hasNext()
                    ? add(most, key, remaining.next(), points)
                    : Future.succeededFuture(false))
        .map(points);
  }

  private Future<Boolean> add(int most, String key, String runId, List<RunPoint> points) {
    HistoryPage page = HistoryPage.ofFirst(key, most - points.size());
    return histories
        .read(runId, page)
        .compose(read -> histories.onWorker(page::points))
        .onSuccess(first -> first.forEach(point -> points.add(new RunPoint(runId, point))))
        .map(true);
  }

  private static Answer answer(List<RunPoint> points) {
    return JsonAnswer.of(json -> json.list("metrics", points, GetMetricHistoryBulkEndpoint::write));
  }

  private static void write(JsonAnswer json, RunPoint logged) {
    json.text("key", logged.point().key())
        .bareDecimal("value", logged.point().value())
        .number("timestamp", logged.point().timestamp())
        .number("step", logged.point().step())
        .text("run_id", logged.runId());
  }
}
