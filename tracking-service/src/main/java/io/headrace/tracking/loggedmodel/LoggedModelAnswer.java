package io.headrace.tracking.loggedmodel;

import io.headrace.http.Answer;
import io.headrace.http.JsonAnswer;
import io.headrace.http.LoggedModelJson;
import io.headrace.model.LoggedModel;
import java.util.List;

/** What a call that begins or ends a model answers: the model, without its metrics. */
final class LoggedModelAnswer {

  private LoggedModelAnswer() {}

  static Answer of(LoggedModel model) {
    return JsonAnswer.of(
        json -> json.object("model", field -> LoggedModelJson.write(field, model, List.of())));
  }
}
