package io.headrace.query.experiment;

import io.headrace.api.ExperimentIdRule;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.headrace.model.Experiment;
import io.headrace.store.Experiments;
import io.vertx.core.Future;

/** {@code GET experiments/get}: active or deleted. */
final class GetExperimentEndpoint implements Endpoint {

  private final Experiments experiments;

  GetExperimentEndpoint(Experiments experiments) {
    this.experiments = experiments;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    String experimentId = request.fields().requiredId("experiment_id");
    return experiments
        .get(ExperimentIdRule.checked(experimentId))
        .map(GetExperimentEndpoint::answer);
  }

  static Answer answer(Experiment experiment) {
    return JsonAnswer.of(
        json -> json.object("experiment", field -> ExperimentJson.write(field, experiment)));
  }
}
