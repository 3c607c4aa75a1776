package io.headrace.tracking.run;

import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.view.RunWriter;
import io.vertx.core.Future;

/** {@code runs/log-metric}: one point of one metric. */
public final class LogMetricEndpoint implements Endpoint {

  private final RunWriter writer;

  public LogMetricEndpoint(RunWriter writer) {
    this.writer = writer;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    Batch point = BatchParser.parseMetric(request.body().getBytes());
    return writer.appendMetrics(point.event()).map(appended -> Answer.empty());
  }
}
