package io.headrace.tracking.run;

import io.headrace.api.RequestFields;
import io.headrace.api.TagRule;
import io.headrace.event.RunEvents;
import io.headrace.event.proto.BatchLogged;
import io.headrace.event.proto.RunEvent;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.view.RunWriter;
import io.vertx.core.Future;

/** {@code runs/set-tag}: sets or replaces a tag. */
public final class SetTagEndpoint implements Endpoint {

  private final RunWriter writer;

  public SetTagEndpoint(RunWriter writer) {
    this.writer = writer;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    String runId = fields.runId();
    String key = fields.requiredString("key");
    String value = TagRule.truncate(fields.string("value", ""));
    TagRule.check(key, "");
    RunEvent event =
        RunEvent.newBuilder()
            .setRunId(runId)
            .setLogged(BatchLogged.newBuilder().addTags(RunEvents.tag(key, value)))
            .build();
    return writer.append(event, run -> Answer.empty());
  }
}
