package io.headrace.tracking.experiment;

import io.headrace.api.ExperimentIdRule;
import io.headrace.api.RequestFields;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.store.ExperimentChanges;
import io.vertx.core.Future;

/** {@code POST experiments/delete-experiment-tag}: removes a tag that must be there. */
final class DeleteExperimentTagEndpoint implements Endpoint {

  private final ExperimentChanges experiments;

  DeleteExperimentTagEndpoint(ExperimentChanges experiments) {
    this.experiments = experiments;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    String experimentId = ExperimentIdField.of(fields);
    String key = fields.requiredString("key");
    return experiments
        .deleteTag(ExperimentIdRule.checked(experimentId), key)
        .map(done -> Answer.empty());
  }
}
