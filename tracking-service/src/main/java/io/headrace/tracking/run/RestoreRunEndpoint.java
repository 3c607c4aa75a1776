package io.headrace.tracking.run;

import io.headrace.event.proto.RunEvent;
import io.headrace.event.proto.RunRestored;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.view.RunWriter;
import io.vertx.core.Future;

/** {@code runs/restore}: takes a run out of the bin; a second time changes nothing. */
public final class RestoreRunEndpoint implements Endpoint {

  private final RunWriter writer;

  public RestoreRunEndpoint(RunWriter writer) {
    this.writer = writer;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RunEvent event =
        RunEvent.newBuilder()
            .setRunId(request.fields().runId())
            .setRestored(RunRestored.getDefaultInstance())
            .build();
    return writer.append(event, run -> Answer.empty());
  }
}
