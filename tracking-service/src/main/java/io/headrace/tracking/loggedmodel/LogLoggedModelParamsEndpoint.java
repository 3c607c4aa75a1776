package io.headrace.tracking.loggedmodel;

import io.headrace.api.RequestFields;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.store.LoggedModelChanges;
import io.vertx.core.Future;

/** {@code POST logged-models/:model_id/params}. */
final class LogLoggedModelParamsEndpoint implements Endpoint {

  private final LoggedModelChanges models;

  LogLoggedModelParamsEndpoint(LoggedModelChanges models) {
    this.models = models;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    return models
        .addParams(fields.requiredString("model_id"), TextFields.params(fields.objects("params")))
        .map(done -> Answer.empty());
  }
}
