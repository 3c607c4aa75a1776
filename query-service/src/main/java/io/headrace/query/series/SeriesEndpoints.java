package io.headrace.query.series;

import io.headrace.api.ApiCall;
import io.headrace.http.Endpoint;
import io.headrace.store.StoredSeries;
import io.headrace.view.Backplane;
import io.vertx.core.Vertx;
import java.util.Map;

/** The endpoints of this package, by the call each answers. */
public final class SeriesEndpoints {

  private SeriesEndpoints() {}

  public static Map<ApiCall, Endpoint> of(Vertx vertx, Backplane backplane, StoredSeries stored) {
    Endpoint series = new GetSeriesEndpoint(new RecordedSeries(vertx, backplane, stored));
    return Map.of(ApiCall.GET_SERIES, series, ApiCall.GET_SERIES_BY_GET, series);
  }
}
