package io.headrace.tracking.run;

import io.headrace.event.proto.RunDeleted;
import io.headrace.event.proto.RunEvent;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.view.RunWriter;
import io.vertx.core.Future;
import java.time.Clock;

/** {@code runs/delete}: puts a run into the bin; a second time changes nothing. */
public final class DeleteRunEndpoint implements Endpoint {

  private final RunWriter writer;
  private final Clock clock;

  public DeleteRunEndpoint(RunWriter writer, Clock clock) {
    this.writer = writer;
    this.clock = clock;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RunEvent event =
        RunEvent.newBuilder()
            .setRunId(request.fields().runId())
            .setDeleted(RunDeleted.newBuilder().setTime(clock.millis()))
            .build();
    return writer.append(event, run -> Answer.empty());
  }
}
