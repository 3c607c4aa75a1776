package io.headrace.tracking.loggedmodel;

import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.store.LoggedModelChanges;
import io.vertx.core.Future;

/** {@code DELETE logged-models/:model_id}: hides a model; deletion for good comes later. */
final class DeleteLoggedModelEndpoint implements Endpoint {

  private final LoggedModelChanges models;

  DeleteLoggedModelEndpoint(LoggedModelChanges models) {
    this.models = models;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    return models.delete(request.fields().requiredString("model_id")).map(done -> Answer.empty());
  }
}
