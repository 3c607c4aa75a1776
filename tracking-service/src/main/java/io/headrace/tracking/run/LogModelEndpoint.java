package io.headrace.tracking.run;

import io.headrace.api.RequestFields;
import io.headrace.event.proto.ModelLogged;
import io.headrace.event.proto.RunEvent;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.view.RunWriter;
import io.vertx.core.Future;

/**
 * {@code runs/log-model}: adds to the run's list of models, a tag. The log puts entries of clients
 * that race in order, and takes an equal one once.
 */
final class LogModelEndpoint implements Endpoint {

  private final RunWriter writer;

  LogModelEndpoint(RunWriter writer) {
    this.writer = writer;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    RunEvent event =
        RunEvent.newBuilder()
            .setRunId(fields.runId())
            .setModelLogged(
                ModelLogged.newBuilder()
                    .setEntry(ModelJson.entry(fields.requiredString("model_json"))))
            .build();
    return writer.append(event, run -> Answer.empty());
  }
}
