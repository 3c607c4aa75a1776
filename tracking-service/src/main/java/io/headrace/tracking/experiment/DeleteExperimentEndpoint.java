package io.headrace.tracking.experiment;

import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.store.ExperimentChanges;
import io.vertx.core.Future;

/** {@code POST experiments/delete}: puts an experiment into the bin, its runs with it. */
final class DeleteExperimentEndpoint implements Endpoint {

  private final ExperimentChanges experiments;

  DeleteExperimentEndpoint(ExperimentChanges experiments) {
    this.experiments = experiments;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    return experiments.delete(ExperimentIdField.of(request.fields())).map(done -> Answer.empty());
  }
}
