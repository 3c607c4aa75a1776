package io.headrace.tracking.run;

import io.headrace.api.RequestFields;
import io.headrace.event.proto.RunEvent;
import io.headrace.event.proto.TagDeleted;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.view.RunWriter;
import io.vertx.core.Future;

/** {@code runs/delete-tag}: removes a tag that must be there. */
public final class DeleteTagEndpoint implements Endpoint {

  private final RunWriter writer;

  public DeleteTagEndpoint(RunWriter writer) {
    this.writer = writer;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    RunEvent event =
        RunEvent.newBuilder()
            .setRunId(fields.runId())
            .setTagDeleted(TagDeleted.newBuilder().setKey(fields.requiredString("key")))
            .build();
    return writer.append(event, run -> Answer.empty());
  }
}
