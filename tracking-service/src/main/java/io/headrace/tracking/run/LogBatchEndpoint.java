package io.headrace.tracking.run;

import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.log.RecorderLag;
import io.headrace.view.RunWriter;
import io.vertx.core.Future;

/**
 * {@code runs/log-batch}: metrics, params and tags of one run, all of them or, when the log refuses
 * a param, none.
 */
public final class LogBatchEndpoint implements Endpoint {

  /** From here on it is what the recorder has to do that counts, not that it was asked. */
  private static final int MANY_POINTS = 100;

  private final RunWriter writer;
  private final RecorderLag lag;

  public LogBatchEndpoint(RunWriter writer, RecorderLag lag) {
    this.writer = writer;
    this.lag = lag;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    Batch batch = BatchParser.parseBatch(request.body().getBytes());
    Future<Void> logged =
        batch.points().size() < MANY_POINTS ? log(batch) : lag.pace().compose(paced -> log(batch));
    return logged.map(done -> Answer.empty());
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
