package io.headrace.query.live;

import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** {@code metrics/live}: what is logged of some runs, as it is logged, as server-sent events. */
final class LiveMetricsEndpoint implements Endpoint {

  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private final LiveStreams streams;

  LiveMetricsEndpoint(LiveStreams streams) {
    this.streams = streams;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    HttpServerRequest http = request.http();
    LiveRequest asked =
        LiveRequest.of(request.fields(), http.getHeader(LAST_EVENT_ID), streams.partitions());
    return http.method().equals(HttpMethod.HEAD)
        ? streams.check(asked).compose(known -> answerHead(http)).map(Answer.written())
        : streams.open(asked, http).map(Answer.written());
  }

  private static Future<Void> answerHead(HttpServerRequest http) {
    LiveStream.writeHead(http.response());
    return http.response().end();
  }
}
