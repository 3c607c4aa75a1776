package io.headrace.tracking.experiment;

import io.headrace.api.ExperimentIdRule;
import io.headrace.api.ExperimentRule;
import io.headrace.api.RequestFields;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.store.ExperimentChanges;
import io.vertx.core.Future;

/** {@code POST experiments/set-experiment-tag}. */
final class SetExperimentTagEndpoint implements Endpoint {

  private final ExperimentChanges experiments;

  SetExperimentTagEndpoint(ExperimentChanges experiments) {
    this.experiments = experiments;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    String experimentId = ExperimentIdField.of(fields);
    String key = fields.requiredString("key");
    String value = fields.string("value", "");
    ExperimentRule.checkTag(key, value);
    return experiments
        .setTag(ExperimentIdRule.checked(experimentId), key, value)
        .map(done -> Answer.empty());
  }
}
