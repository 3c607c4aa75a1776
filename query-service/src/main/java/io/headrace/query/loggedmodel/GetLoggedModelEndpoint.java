package io.headrace.query.loggedmodel;

import io.headrace.api.RequestFields;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.headrace.http.LoggedModelJson;
import io.headrace.model.LoggedModel;
import io.headrace.model.LoggedModelMetric;
import io.headrace.query.RecordedBarrier;
import io.headrace.store.LoggedModels;
import io.vertx.core.Future;
import java.util.List;

/** {@code GET logged-models/:model_id}. */
final class GetLoggedModelEndpoint implements Endpoint {

  private final LoggedModels models;
  private final RecordedBarrier barrier;

  GetLoggedModelEndpoint(LoggedModels models, RecordedBarrier barrier) {
    this.models = models;
    this.barrier = barrier;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    String modelId = fields.requiredString("model_id");
    return (fields.isTrue("allow_deleted") ? models.getEvenDeleted(modelId) : models.get(modelId))
        .compose(model -> withMetrics(request, model));
  }

  private Future<Answer> withMetrics(ApiRequest request, LoggedModel model) {
    return barrier
        .passAllRuns(request)
        .compose(passed -> models.metrics(model.modelId()))
        .map(metrics -> answer(model, metrics));
  }

  private static Answer answer(LoggedModel model, List<LoggedModelMetric> metrics) {
    return JsonAnswer.of(
        json -> json.object("model", field -> LoggedModelJson.write(field, model, metrics)));
  }
}
