package io.headrace.tracking.run;

import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.view.RunWriter;
import io.vertx.core.Future;

/**
 * {@code runs/log-batch}: metrics, params and tags of one run, all of them or, when the log refuses
 * a param, none.
 */
public final class LogBatchEndpoint implements Endpoint {

  private final RunWriter writer;

  public LogBatchEndpoint(RunWriter writer) {
    this.writer = writer;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    Batch batch = BatchParser.parseBatch(request.body().getBytes());
    return log(batch).map(logged -> Answer.empty());
  }

  private Future<Void> log(Batch batch) {
    if (batch.isEmpty()) {
      return writer.requireActive(batch.runId());
    }
    return batch.isMetricsOnly()
        ? writer.appendMetrics(batch.event())
        : writer.append(batch.event(), run -> null);
  }
}
