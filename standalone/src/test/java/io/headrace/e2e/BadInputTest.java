package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients get wrong is refused in MLflow's words, and leaves nothing behind. */
@ExtendWith(RunningHeadraceResolver.class)
final class BadInputTest {

  private static final String JSON = "application/json";
  private static final String LOG_METRIC = "/api/2.0/mlflow/runs/log-metric";
  private static final int OVER_THE_LIMIT = 33 << 20;

  private final RawClient client;
  private String runId;
  private String deletedRunId;

  BadInputTest(RawClient client) {
    this.client = client;
  }

  static Stream<BadRequest> badRequests() {
    return BadRequests.all();
  }

  @BeforeEach
  void createRuns() throws IOException {
    runId = createRun();
    deletedRunId = createRun();
    client.post("runs/delete", new JsonObject().put("run_id", deletedRunId));
  }

  private String createRun() throws IOException {
    return client
        .post("runs/create", new JsonObject().put("experiment_id", "0").put("run_name", "bad"))
        .json()
        .getJsonObject("run")
        .getJsonObject("info")
        .getString("run_id");
  }

  @ParameterizedTest
  @MethodSource("badRequests")
  void badRequest_isRefusedInMlflowsWordsAndChangesNothing(BadRequest template) throws IOException {
    BadRequest request = template.about(runId, deletedRunId);
    String body = request.body() == null ? null : request.body().replace('\'', '"');

    HttpAnswer answer =
        client.send(
            request.method(), "/api/2.0" + request.path(), body, body == null ? null : JSON);

    assertRefused(answer, request.status(), request.errorCode());
    assertThat(answer.json().getString("message")).contains(request.text());
    assertUntouched(runId);
    assertUntouched(deletedRunId);
  }

  @Test
  void body_overTheLimit_isRefused() throws IOException {
    String body =
        "{\"run_id\": \"" + runId + "\", \"pad\": \"" + "x".repeat(OVER_THE_LIMIT) + "\"}";

    HttpAnswer answer = client.send("POST", "/api/2.0/mlflow/runs/log-batch", body, JSON);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().getString("error_code")).isNotEmpty();
  }

  @Test
  void contentType_missing_isRefused() throws IOException {
    HttpAnswer answer = client.send("POST", LOG_METRIC, goodMetric(), null);

    assertRefused(answer, 400, "INVALID_PARAMETER_VALUE");
    assertThat(answer.body()).contains("Bad Request. Content-Type header is missing.");
    assertUntouched(runId);
  }

  @Test
  void contentType_ofText_isRefused() throws IOException {
    HttpAnswer answer = client.send("POST", LOG_METRIC, goodMetric(), "text/plain");

    assertRefused(answer, 400, "INVALID_PARAMETER_VALUE");
    assertThat(answer.body()).contains("Content-Type must be one of ['application/json'].");
    assertUntouched(runId);
  }

  @Test
  void contentType_withACharset_isAccepted() throws IOException {
    HttpAnswer answer =
        client.send("POST", LOG_METRIC, goodMetric(), "application/json; charset=utf-8");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void route_unknown_isNotFound() throws IOException {
    for (String path :
        new String[] {"/api/2.0/mlflow/runs/no-such-call", "/api/9.9/x", "/nowhere"}) {
      assertThat(client.send("POST", path, "{}", JSON).status()).as(path).isIn(404, 405);
      assertThat(client.send("GET", path, null, null).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void method_wrong_isNotAllowed() throws IOException {
    HttpAnswer answer = client.send("GET", "/api/2.0/mlflow/runs/create", null, null);

    assertThat(answer.status()).isEqualTo(405);
  }

  @Test
  void upload_toAPathThatClimbs_isRefused() throws IOException {
    String path = "/api/2.0/mlflow-artifacts/artifacts/a/%2e%2e/%2e%2e/b.txt";

    assertRefused(client.send("PUT", path, "x", "text/plain"), 400, "INVALID_PARAMETER_VALUE");
  }

  private String goodMetric() {
    return Write.point(new Point("m", 0, 1, 1.0)).body(runId).encode();
  }

  private static void assertRefused(HttpAnswer answer, int status, String errorCode) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith(JSON);
    assertThat(answer.json().getString("error_code")).isEqualTo(errorCode);
  }

  private void assertUntouched(String run) throws IOException {
    Recording read = Recording.read(client, run);
    assertThat(read.params()).isEmpty();
    assertThat(read.histories()).isEmpty();
    assertThat(read.tags()).isEqualTo(Map.of("mlflow.runName", "bad"));
  }
}
