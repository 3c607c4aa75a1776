package io.headrace.tracking.run;

import io.headrace.api.InvalidRequest;
import io.headrace.api.ParamRule;
import io.headrace.api.RequestFields;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.event.RunState;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.metric.MetricColumns;
import io.headrace.model.LifecycleStage;
import io.headrace.model.Tag;
import io.headrace.view.RunView;
import io.headrace.view.RunWriter;
import io.vertx.core.Future;
import java.util.List;

/** {@code runs/log-parameter}: one param, written once, as a batch of one. */
final class LogParamEndpoint implements Endpoint {

  private final RunWriter writer;
  private final RunView view;

  LogParamEndpoint(RunWriter writer, RunView view) {
    this.writer = writer;
    this.view = view;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    String runId = fields.runId();
    String key = fields.requiredString("key");
    String value = fields.string("value", "");
    ParamRule.check(key, "");
    Tag param = new Tag(key, ParamRule.truncate(value));
    Batch batch = new Batch(runId, new MetricColumns(), List.of(param), List.of());
    return writer
        .append(batch.event(), run -> Answer.empty())
        .recover(refusal -> explain(refusal, runId, param));
  }

  /**
   * Says in the words that MLflow has for a single param that it is there with another value. The
   * log refuses batches; as that value never changes, it can be asked for afterwards.
   */
  private <T> Future<T> explain(Throwable refusal, String runId, Tag param) {
    return HeadraceException.is(refusal, ErrorCode.INVALID_PARAMETER_VALUE)
        ? view.ask(runId, run -> reason(refusal, run, param)).compose(Future::failedFuture)
        : Future.failedFuture(refusal);
  }

  private static Throwable reason(Throwable refusal, RunState run, Tag param) {
    String before = run.param(param.key());
    if (run.lifecycleStage() != LifecycleStage.ACTIVE
        || before == null
        || before.equals(param.value())) {
      return refusal;
    }
    return HeadraceException.invalid(
        "Changing param values is not allowed. Param with key='%s' was already logged with value='%s' for run ID='%s'. Attempted logging new value '%s'."
            .formatted(
                param.key(),
                InvalidRequest.echo(before),
                run.runId(),
                InvalidRequest.echo(param.value())));
  }
}
