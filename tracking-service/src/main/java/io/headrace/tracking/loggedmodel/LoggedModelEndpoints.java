package io.headrace.tracking.loggedmodel;

import io.headrace.api.ApiCall;
import io.headrace.http.Endpoint;
import io.headrace.store.Experiments;
import io.headrace.store.LoggedModelChanges;
import io.headrace.tracking.experiment.ArtifactLocationRule;
import java.time.Clock;
import java.util.Map;

/** The endpoints of this package, by the call each answers. */
public final class LoggedModelEndpoints {

  private LoggedModelEndpoints() {}

  public static Map<ApiCall, Endpoint> of(
      Experiments experiments,
      LoggedModelChanges models,
      ArtifactLocationRule locations,
      Clock clock) {
    return Map.of(
        ApiCall.CREATE_LOGGED_MODEL,
        new CreateLoggedModelEndpoint(experiments, models, locations, clock),
        ApiCall.FINALIZE_LOGGED_MODEL,
        new FinalizeLoggedModelEndpoint(models),
        ApiCall.SET_LOGGED_MODEL_TAGS,
        new SetLoggedModelTagsEndpoint(models),
        ApiCall.LOG_LOGGED_MODEL_PARAMS,
        new LogLoggedModelParamsEndpoint(models),
        ApiCall.DELETE_LOGGED_MODEL,
        new DeleteLoggedModelEndpoint(models),
        ApiCall.DELETE_LOGGED_MODEL_TAG,
        new DeleteLoggedModelTagEndpoint(models));
  }
}
