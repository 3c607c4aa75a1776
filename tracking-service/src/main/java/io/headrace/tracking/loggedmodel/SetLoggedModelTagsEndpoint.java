package io.headrace.tracking.loggedmodel;

import io.headrace.api.RequestFields;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.store.LoggedModelChanges;
import io.vertx.core.Future;

/** {@code PATCH logged-models/:model_id/tags}. */
final class SetLoggedModelTagsEndpoint implements Endpoint {

  private final LoggedModelChanges models;

  SetLoggedModelTagsEndpoint(LoggedModelChanges models) {
    this.models = models;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    return models
        .setTags(fields.requiredString("model_id"), TextFields.tags(fields.objects("tags")))
        .map(done -> Answer.empty());
  }
}
