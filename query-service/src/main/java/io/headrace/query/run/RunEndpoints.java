package io.headrace.query.run;

import io.headrace.api.ApiCall;
import io.headrace.http.Endpoint;
import io.headrace.view.RunView;
import io.vertx.core.Vertx;
import java.util.Map;

/** The endpoints of this package, by the call each answers. */
public final class RunEndpoints {

  private RunEndpoints() {}

  public static Map<ApiCall, Endpoint> of(Vertx vertx, RunView view) {
    return Map.of(
        ApiCall.GET_RUN, new GetRunEndpoint(view),
        ApiCall.SEARCH_RUNS, new SearchRunsEndpoint(vertx, view),
        ApiCall.SEARCH_DATASETS, new SearchDatasetsEndpoint(view),
        ApiCall.LIST_RUNS, new ListRunsEndpoint(vertx, view),
        ApiCall.EXPORT_RUNS, new ExportRunsEndpoint(vertx, view),
        ApiCall.GROUP_RUNS, new GroupRunsEndpoint(vertx, view),
        ApiCall.LIST_RUN_KEYS, new ListRunKeysEndpoint(vertx, view),
        ApiCall.LIST_RUN_VALUES, new ListRunValuesEndpoint(vertx, view));
  }
}
