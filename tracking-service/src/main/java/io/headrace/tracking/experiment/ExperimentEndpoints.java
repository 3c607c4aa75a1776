package io.headrace.tracking.experiment;

import io.headrace.api.ApiCall;
import io.headrace.http.Endpoint;
import io.headrace.store.ExperimentChanges;
import io.headrace.tracking.run.RunsOfExperiment;
import java.util.Map;

/** The endpoints of this package, by the call each answers. */
public final class ExperimentEndpoints {

  private ExperimentEndpoints() {}

  public static Map<ApiCall, Endpoint> of(
      ExperimentChanges experiments, RunsOfExperiment runs, ArtifactLocationRule locations) {
    return Map.of(
        ApiCall.CREATE_EXPERIMENT,
        new CreateExperimentEndpoint(experiments, locations),
        ApiCall.UPDATE_EXPERIMENT,
        new UpdateExperimentEndpoint(experiments),
        ApiCall.DELETE_EXPERIMENT,
        new DeleteExperimentEndpoint(experiments, runs),
        ApiCall.RESTORE_EXPERIMENT,
        new RestoreExperimentEndpoint(experiments, runs),
        ApiCall.SET_EXPERIMENT_TAG,
        new SetExperimentTagEndpoint(experiments),
        ApiCall.DELETE_EXPERIMENT_TAG,
        new DeleteExperimentTagEndpoint(experiments));
  }
}
