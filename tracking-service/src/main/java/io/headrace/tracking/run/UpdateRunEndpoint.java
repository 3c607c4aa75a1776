package io.headrace.tracking.run;

import io.headrace.api.RequestFields;
import io.headrace.api.RunNameRule;
import io.headrace.event.RunState;
import io.headrace.event.proto.RunEvent;
import io.headrace.event.proto.RunUpdated;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.headrace.http.RunJson;
import io.headrace.model.RunStatus;
import io.headrace.view.RunWriter;
import io.vertx.core.Future;

/** {@code runs/update}: status, end time and name, each as far as the request has it. */
public final class UpdateRunEndpoint implements Endpoint {

  private final RunWriter writer;

  public UpdateRunEndpoint(RunWriter writer) {
    this.writer = writer;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    RunEvent event =
        RunEvent.newBuilder().setRunId(fields.runId()).setUpdated(update(fields)).build();
    return writer
        .append(event, RunState::snapshot)
        .map(
            run -> JsonAnswer.of(json -> json.object("run_info", info -> RunJson.info(info, run))));
  }

  private static RunUpdated update(RequestFields fields) {
    RunUpdated.Builder update = RunUpdated.newBuilder();
    RunStatus status = fields.constant("status", RunStatus.BY_NUMBER);
    Long endTime = fields.integer("end_time");
    String name = fields.string("run_name");
    if (status != null) {
      update.setStatus(io.headrace.event.proto.RunStatus.valueOf(status.name()));
    }
    if (endTime != null) {
      update.setEndTime(endTime);
    }
    if (name != null) {
      RunNameRule.check(name);
      update.setRunName(name);
    }
    return update.build();
  }
}
