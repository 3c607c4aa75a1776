package io.headrace.tracking.run;

import io.headrace.api.ParamRule;
import io.headrace.api.RequestFields;
import io.headrace.event.RunEvents;
import io.headrace.event.proto.BatchLogged;
import io.headrace.event.proto.RunEvent;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.view.RunWriter;
import io.vertx.core.Future;

/** {@code runs/log-parameter}: one param, written once. */
public final class LogParamEndpoint implements Endpoint {

  private final RunWriter writer;

  public LogParamEndpoint(RunWriter writer) {
    this.writer = writer;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    String runId = fields.runId();
    String key = fields.requiredString("key");
    String value = ParamRule.truncate(fields.string("value", ""));
    ParamRule.check(key, "");
    RunEvent event =
        RunEvent.newBuilder()
            .setRunId(runId)
            .setLogged(BatchLogged.newBuilder().addParams(RunEvents.param(key, value)))
            .build();
    return writer.append(event, run -> Answer.empty());
  }
}
