package io.headrace.tracking.loggedmodel;

import io.headrace.api.RequestFields;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.model.LoggedModelStatus;
import io.headrace.store.LoggedModelChanges;
import io.vertx.core.Future;

/** {@code PATCH logged-models/:model_id}: says how a model's upload ended. */
final class FinalizeLoggedModelEndpoint implements Endpoint {

  private final LoggedModelChanges models;

  FinalizeLoggedModelEndpoint(LoggedModelChanges models) {
    this.models = models;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    String modelId = fields.requiredString("model_id");
    LoggedModelStatus status = fields.constant("status", LoggedModelStatus.BY_NUMBER);
    if (status == null) {
      throw fields.has("status") ? fields.invalid("status") : fields.missing("status");
    }
    return models.setStatus(modelId, status).map(LoggedModelAnswer::of);
  }
}
