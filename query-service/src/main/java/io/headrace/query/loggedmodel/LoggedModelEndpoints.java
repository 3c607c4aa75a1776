package io.headrace.query.loggedmodel;

import io.headrace.api.ApiCall;
import io.headrace.http.Endpoint;
import io.headrace.query.RecordedBarrier;
import io.headrace.store.LoggedModels;
import java.util.Map;

/** The endpoints of this package, by the call each answers. */
public final class LoggedModelEndpoints {

  private LoggedModelEndpoints() {}

  public static Map<ApiCall, Endpoint> of(LoggedModels models, RecordedBarrier barrier) {
    return Map.of(
        ApiCall.GET_LOGGED_MODEL,
        new GetLoggedModelEndpoint(models, barrier),
        ApiCall.SEARCH_LOGGED_MODELS,
        new SearchLoggedModelsEndpoint(models, barrier));
  }
}
