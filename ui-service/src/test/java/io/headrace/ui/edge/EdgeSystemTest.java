package io.headrace.ui.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ui service tells of the services behind it, whatever they tell. */
class EdgeSystemTest {

  private EdgeFixture fixture;

  @BeforeEach
  void start() {
    fixture = new EdgeFixture();
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  private static Handler<HttpServerRequest> tells(String services) {
    return request ->
        request
            .response()
            .setStatusCode(request.path().equals("/state") ? 200 : 404)
            .end("{\"time\": 1, \"services\": [" + services + "]}");
  }

  /** Of the tracking, the query and the artifact service. */
  private List<JsonObject> services() {
    HttpResponse<String> answer = fixture.get("/api/headrace/v1/system");
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonObject json = new JsonObject(answer.body());
    assertThat(json.getLong("time")).isPositive();
    return json.getJsonArray("services").stream().map(JsonObject.class::cast).toList();
  }

  private static String complaint(JsonObject service) {
    assertThat(service.getBoolean("ready")).isFalse();
    return service.getJsonArray("complaints").getString(0);
  }

  @Test
  void servicesThatAnswer_areToldOf() {
    fixture.tracking(
        tells(
            """
            {"name": "tracking", "started_time": 5, "ready": true, "complaints": [],
             "backends": [{"name": "kafka", "ready": true, "complaints": []}],
             "figures": [{"name": "recorder_points", "kind": "total", "unit": "points", "value": 9}]}
            """));
    fixture.query(
        tells(
            """
            {"name": "query", "ready": false, "complaints": ["The run log is being read."]}
            """));
    fixture.artifact(tells("{\"name\": \"artifact\", \"complaints\": []}"));

    List<JsonObject> services = services();
    assertThat(services)
        .extracting(service -> service.getString("name"))
        .containsExactly("tracking", "query", "artifact");
    JsonObject tracking = services.get(0);
    assertThat(tracking.getBoolean("ready")).isTrue();
    assertThat(tracking.getLong("started_time")).isEqualTo(5);
    assertThat(tracking.getJsonArray("backends").getJsonObject(0).getString("name"))
        .isEqualTo("kafka");
    assertThat(tracking.getJsonArray("figures").getJsonObject(0).getDouble("value")).isEqualTo(9);
    assertThat(complaint(services.get(1))).isEqualTo("The run log is being read.");
  }

  @Test
  void servicesThatDoNotTell_areNotReadyAndTheOthersAre() {
    fixture.query(request -> request.response().setStatusCode(404).end());
    fixture.artifact(request -> request.response().end("ready"));

    List<JsonObject> services = services();
    assertThat(complaint(services.get(0)))
        .startsWith("The tracking service at http://127.0.0.1:")
        .contains(" does not answer: ");
    assertThat(complaint(services.get(1))).endsWith(" does not tell how it is: status 404");
    assertThat(complaint(services.get(2))).endsWith(" tells how it is in words that are not ours");
    assertThat(services.get(0).containsKey("started_time")).isFalse();
  }
}
