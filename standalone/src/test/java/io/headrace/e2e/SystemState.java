package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.api.ApiCall;
import io.headrace.api.SystemFigure;
import io.headrace.api.schema.FieldType;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What a server tells of itself. */
record SystemState(HttpAnswer answer) {

  /** Of all services, by the public call. */
  static SystemState ask(RawClient client) {
    return ask(client, ApiCall.GET_SYSTEM.paths().get(0));
  }

  static SystemState ask(RawClient client, String path) {
    try {
      return new SystemState(Scene.accepted(client.send("GET", path, null, null)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<JsonObject> services() {
    return answer.objects("services").toList();
  }

  /** Of the only service that is told of, ms since the epoch. */
  long startedTime() {
    assertThat(services()).hasSize(1);
    return services().get(0).getLong("started_time");
  }

  /** Of whichever service has it; NaN while it is not known. */
  double figure(SystemFigure name) {
    return services().stream()
        .flatMap(service -> HttpAnswer.objects(service, "figures"))
        .filter(figure -> figure.getString("name").equals(FieldType.word(name)))
        .map(figure -> Double.parseDouble(figure.getValue("value").toString()))
        .findFirst()
        .orElseThrow();
  }

  /** The names of a service's backends, all of which must be ready. */
  List<String> backends(int service) {
    return HttpAnswer.objects(services().get(service), "backends")
        .peek(
            backend -> {
              if (!backend.getBoolean("ready")
                  || !backend.getJsonArray("complaints").equals(new JsonArray())) {
                throw new AssertionError(backend);
              }
            })
        .map(backend -> backend.getString("name"))
        .toList();
  }
}
