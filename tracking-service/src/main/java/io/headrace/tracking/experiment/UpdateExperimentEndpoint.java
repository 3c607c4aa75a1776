package io.headrace.tracking.experiment;

import io.headrace.api.ExperimentIdRule;
import io.headrace.api.ExperimentRule;
import io.headrace.api.RequestFields;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.store.ExperimentChanges;
import io.vertx.core.Future;

/** {@code POST experiments/update}: gives an experiment another name. */
final class UpdateExperimentEndpoint implements Endpoint {

  private final ExperimentChanges experiments;

  UpdateExperimentEndpoint(ExperimentChanges experiments) {
    this.experiments = experiments;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    String experimentId = ExperimentIdField.of(fields);
    String newName = fields.requiredString("new_name");
    ExperimentRule.checkName(newName);
    return experiments
        .rename(ExperimentIdRule.checked(experimentId), newName)
        .map(done -> Answer.empty());
  }
}
