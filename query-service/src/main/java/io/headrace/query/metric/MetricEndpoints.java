package io.headrace.query.metric;

import io.headrace.api.ApiCall;
import io.headrace.http.Endpoint;
import io.headrace.query.RecordedBarrier;
import io.headrace.store.StoredSeries;
import io.vertx.core.Vertx;
import java.util.Map;

/** The endpoints of this package, by the call each answers. */
public final class MetricEndpoints {

  private MetricEndpoints() {}

  public static Map<ApiCall, Endpoint> of(
      Vertx vertx, RecordedBarrier barrier, StoredSeries stored) {
    RecordedHistories histories = new RecordedHistories(vertx, barrier, stored);
    return Map.of(
        ApiCall.GET_METRIC_HISTORY,
        new GetMetricHistoryEndpoint(histories),
        ApiCall.GET_METRIC_HISTORY_BULK,
        new GetMetricHistoryBulkEndpoint(histories),
        ApiCall.GET_METRIC_HISTORY_BULK_INTERVAL,
        new GetMetricHistoryBulkIntervalEndpoint(histories));
  }
}
