package io.headrace.query.live;

import io.headrace.api.ApiCall;
import io.headrace.http.Endpoint;
import io.headrace.store.StoredSeries;
import io.headrace.view.Backplane;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.util.Map;

/** The endpoint of this package, by the call that it answers. */
public final class LiveEndpoints {

  private LiveEndpoints() {}

  public static Map<ApiCall, Endpoint> of(
      Vertx vertx, MeterRegistry metrics, Backplane backplane, StoredSeries series) {
    StoredPoints stored = new StoredRunPoints(vertx, backplane.offsets(), backplane.view(), series);
    LiveStreams streams =
        new LiveStreams(
            vertx, backplane.view(), backplane::positionOf, stored, backplane.kafka().partitions());
    Gauge.builder("headrace.live.streams", streams, LiveStreams::count)
        .description("Live streams that clients have open")
        .register(metrics);
    return Map.of(ApiCall.LIVE_METRICS, new LiveMetricsEndpoint(streams));
  }
}
