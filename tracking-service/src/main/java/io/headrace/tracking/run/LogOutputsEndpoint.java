package io.headrace.tracking.run;

import io.headrace.api.RequestFields;
import io.headrace.event.proto.ModelOutput;
import io.headrace.event.proto.OutputsLogged;
import io.headrace.event.proto.RunEvent;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.view.RunWriter;
import io.vertx.core.Future;

/** {@code runs/outputs}: the logged models that a run writes. */
public final class LogOutputsEndpoint implements Endpoint {

  private final RunWriter writer;

  public LogOutputsEndpoint(RunWriter writer) {
    this.writer = writer;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    String runId = fields.runId();
    fields.requirePresent("models");
    OutputsLogged.Builder outputs = OutputsLogged.newBuilder();
    for (RequestFields model : fields.objects("models")) {
      outputs.addModels(
          ModelOutput.newBuilder()
              .setModelId(model.requiredString("model_id"))
              .setStep(step(model)));
    }
    RunEvent event = RunEvent.newBuilder().setRunId(runId).setOutputsLogged(outputs).build();
    return writer.append(event, run -> Answer.empty());
  }

  private static long step(RequestFields model) {
    Long step = model.integer("step");
    return step == null ? 0 : step;
  }
}
