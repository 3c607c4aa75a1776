package io.headrace.ui;

import io.headrace.async.SharedCall;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.headrace.http.ServiceState;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** Tells how the services are. They are asked once for all who ask at a time. */
final class SystemEndpoint implements Endpoint {

  private final SharedCall<List<ServiceState>> states;
  private final Clock clock;

  SystemEndpoint(Supplier<Future<List<ServiceState>>> states, Clock clock) {
    this.states = new SharedCall<>(states);
    this.clock = clock;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    return states
        .ask()
        .map(all -> JsonAnswer.of(json -> ServiceState.write(json, clock.millis(), all)));
  }
}
