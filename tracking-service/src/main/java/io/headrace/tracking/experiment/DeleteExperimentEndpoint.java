package io.headrace.tracking.experiment;

import io.headrace.api.ExperimentIdRule;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.store.ExperimentChanges;
import io.headrace.tracking.run.RunsOfExperiment;
import io.vertx.core.Future;

/** {@code POST experiments/delete}: puts an experiment into the bin, its runs with it. */
final class DeleteExperimentEndpoint implements Endpoint {

  private final ExperimentChanges experiments;
  private final RunsOfExperiment runs;

  DeleteExperimentEndpoint(ExperimentChanges experiments, RunsOfExperiment runs) {
    this.experiments = experiments;
    this.runs = runs;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    String experimentId = ExperimentIdRule.checked(ExperimentIdField.of(request.fields()));
    return WithRuns.change(experiments.delete(experimentId), () -> runs.follow(experimentId))
        .map(done -> Answer.empty());
  }
}
