package io.headrace.tracking.loggedmodel;

import io.headrace.api.RequestFields;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.store.LoggedModelChanges;
import io.vertx.core.Future;

/** {@code DELETE logged-models/:model_id/tags/:tag_key}: removes a tag that must be there. */
final class DeleteLoggedModelTagEndpoint implements Endpoint {

  private final LoggedModelChanges models;

  DeleteLoggedModelTagEndpoint(LoggedModelChanges models) {
    this.models = models;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    return models
        .deleteTag(fields.requiredString("model_id"), fields.requiredString("tag_key"))
        .map(done -> Answer.empty());
  }
}
