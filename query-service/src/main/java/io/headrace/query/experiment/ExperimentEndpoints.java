package io.headrace.query.experiment;

import io.headrace.api.ApiCall;
import io.headrace.http.Endpoint;
import io.headrace.store.Experiments;
import java.util.Map;

/** The endpoints of this package, by the call each answers. */
public final class ExperimentEndpoints {

  private ExperimentEndpoints() {}

  public static Map<ApiCall, Endpoint> of(Experiments experiments) {
    Endpoint search = new SearchExperimentsEndpoint(experiments);
    return Map.of(
        ApiCall.GET_EXPERIMENT,
        new GetExperimentEndpoint(experiments),
        ApiCall.GET_EXPERIMENT_BY_NAME,
        new GetExperimentByNameEndpoint(experiments),
        ApiCall.SEARCH_EXPERIMENTS,
        search,
        ApiCall.SEARCH_EXPERIMENTS_BY_GET,
        search);
  }
}
