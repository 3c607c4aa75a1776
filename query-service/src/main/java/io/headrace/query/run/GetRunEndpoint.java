package io.headrace.query.run;

import io.headrace.event.RunState;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.headrace.http.RunJson;
import io.headrace.view.RunView;
import io.vertx.core.Future;

/** {@code runs/get}: a run with the latest value of each metric. */
public final class GetRunEndpoint implements Endpoint {

  private final RunView view;

  public GetRunEndpoint(RunView view) {
    this.view = view;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    return view.ask(request.fields().runId(), RunState::snapshot)
        .map(run -> JsonAnswer.of(json -> json.object("run", item -> RunJson.run(item, run))));
  }
}
