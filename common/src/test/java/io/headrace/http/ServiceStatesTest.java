package io.headrace.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.api.SystemFigure;
import io.headrace.lifecycle.BackendHealth;
import io.headrace.lifecycle.Service;
import io.headrace.model.Backend;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a process tells of its services, and what the other end makes of it. */
class ServiceStatesTest {

  private static final String COMPLAINT = "Kafka at localhost:9092 does not answer: timed out";

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  private record Query(List<String> missing, List<BackendHealth> backends) implements Service {
    @Override
    public String name() {
      return "query";
    }

    @Override
    public void mount(Router router) {}

    @Override
    public Future<Void> start() {
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop() {
      return Future.succeededFuture();
    }
  }

  private ServiceState now(Service service) {
    return new ServiceStates(List.of(service), metrics).now().get(0);
  }

  private static JsonObject written(ServiceState state) {
    return JsonAnswer.bytes(json -> ServiceState.write(json, 7, List.of(state))).toJsonObject();
  }

  @Test
  void figures_areThoseOfTheServiceWhoseMetersThereAre() {
    metrics.gauge("headrace.live.streams", 3);
    metrics.counter("headrace.view.scans").increment(2);
    metrics.gauge("headrace.recorder.lag.events", 5);

    assertThat(now(new Query(List.of(), List.of())).figures())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(SystemFigure.LIVE_STREAMS, 3.0, SystemFigure.VIEW_SCANS, 2.0));
  }

  @Test
  void serviceThatCanWork_isWrittenAsReady() {
    metrics.gauge("headrace.view.bytes", 1024);
    ServiceState state =
        now(new Query(List.of(), List.of(new BackendHealth(Backend.KAFKA, Optional.empty()))));

    JsonObject json = written(state);
    JsonObject service = json.getJsonArray("services").getJsonObject(0);
    assertThat(json.getLong("time")).isEqualTo(7);
    assertThat(service.getLong("started_time")).isPositive();
    assertThat(service.getBoolean("ready")).isTrue();
    assertThat(service.getJsonArray("complaints")).isEmpty();
    assertThat(service.getJsonArray("backends"))
        .containsExactly(
            new JsonObject()
                .put("name", "kafka")
                .put("ready", true)
                .put("complaints", new JsonArray()));
    assertThat(service.getJsonArray("figures"))
        .containsExactly(
            new JsonObject()
                .put("name", "view_bytes")
                .put("kind", "level")
                .put("unit", "bytes")
                .put("value", 1024.0));
  }

  @Test
  void state_writtenAndRead_isTheSame() {
    metrics.gauge("headrace.live.streams", Double.NaN);
    ServiceState broken =
        now(
            new Query(
                List.of(COMPLAINT, "The run log is being read."),
                List.of(
                    new BackendHealth(Backend.KAFKA, Optional.of(COMPLAINT)),
                    new BackendHealth(Backend.CASSANDRA, Optional.empty()))));
    ServiceState silent = ServiceState.silent("artifact", "the artifact service does not answer");

    for (ServiceState state : List.of(broken, silent)) {
      assertThat(ServiceState.read(written(state))).containsExactly(state);
    }
  }

  @Test
  void stateOfAnotherVersion_whatWeDoNotKnow_isPassedOver() {
    JsonObject other =
        new JsonObject(
            """
            {"services": [{"name": "query", "backends": [{"name": "redis", "ready": true}],
             "figures": [{"name": "moon_phase", "value": 1}, {"name": "view_runs", "value": 12}]}]}
            """);

    ServiceState state = ServiceState.read(other).get(0);
    assertThat(state.startedTime()).isEmpty();
    assertThat(state.backends()).isEmpty();
    assertThat(state.figures()).containsExactly(Map.entry(SystemFigure.VIEW_RUNS, 12.0));
  }

  @Test
  void documentOfSomethingElse_isRefused() {
    assertThatThrownBy(() -> ServiceState.read(new JsonObject("{\"status\": \"fine\"}")))
        .isInstanceOf(RuntimeException.class);
  }
}
