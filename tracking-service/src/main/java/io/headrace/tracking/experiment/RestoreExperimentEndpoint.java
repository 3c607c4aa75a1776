package io.headrace.tracking.experiment;

import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.store.ExperimentChanges;
import io.vertx.core.Future;

/** {@code POST experiments/restore}: takes an experiment out of the bin. */
final class RestoreExperimentEndpoint implements Endpoint {

  private final ExperimentChanges experiments;

  RestoreExperimentEndpoint(ExperimentChanges experiments) {
    this.experiments = experiments;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    return experiments.restore(ExperimentIdField.of(request.fields())).map(done -> Answer.empty());
  }
}
