package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What MLflow's web page tried on a model is kept as a finished run with a table. */
@ExtendWith(RunningHeadraceResolver.class)
final class PromptlabRunTest {

  static final String PATH = "/ajax-api/2.0/mlflow/runs/create-promptlab-run";

  private final RawClient client;

  PromptlabRunTest(RawClient client) {
    this.client = client;
  }

  @Test
  void run_ofThePromptLab_isFinishedAndHasItsTable() throws IOException {
    JsonObject run = create(request()).json().getJsonObject("run");

    JsonObject info = run.getJsonObject("info");
    assertThat(info.getString("status")).isEqualTo("FINISHED");
    assertThat(info.getString("run_name")).isEqualTo("tried");
    assertThat(info.getString("user_id")).isEqualTo("unknown");
    assertThat(info.getLong("start_time")).isEqualTo(123);
    assertThat(info.getLong("end_time")).isGreaterThan(123);
    Recording read = Recording.read(client, info.getString("run_id"));
    assertThat(read.params())
        .isEqualTo(
            Map.of(
                "temperature", "0.01",
                "stop", "['a', \"it's\", None]",
                "model_route", "route",
                "prompt_template", "Say {{word}}"));
    assertThat(read.tags())
        .isEqualTo(
            Map.of(
                "mlflow.runName", "tried",
                "mlflow.runSourceType", "PROMPT_ENGINEERING",
                "mlflow.loggedArtifacts",
                    "[{\"path\": \"eval_results_table.json\", \"type\": \"table\"}]"));
    assertThat(table(info.getString("run_id")))
        .isEqualTo(
            "{\"columns\": [\"word\", \"prompt\", \"output\", \"tokens\"], \"data\": [[\"h\\u00e9\","
                + " \"Say h\\u00e9\", null, \"12\"]]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "experiment_id",
        "prompt_template",
        "prompt_parameters",
        "model_route",
        "model_input",
        "mlflow_version"
      })
  void field_missing_isRefused(String field) throws IOException {
    JsonObject request = request();
    request.remove(field);

    HttpAnswer answer = create(request);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getString("message"))
        .isEqualTo("CreatePromptlabRun request must specify " + field + ".");
  }

  @Test
  void parameter_withABadKey_isRefusedBeforeThereIsARun() throws IOException {
    HttpAnswer answer =
        create(request().put("model_parameters", new JsonArray().add(parameter("a#", "1"))));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getString("message"))
        .startsWith("Invalid value \"a#\" for parameter 'model_parameters[0].key' supplied:");
  }

  @Test
  void experiment_unknown_isNotFound() throws IOException {
    assertThat(create(request().put("experiment_id", "987654")).status()).isEqualTo(404);
  }

  @Test
  void call_underThePublicPrefix_isNotThere() throws IOException {
    assertThat(client.post("runs/create-promptlab-run", request()).status()).isEqualTo(404);
  }

  private HttpAnswer create(JsonObject request) throws IOException {
    return client.send("POST", PATH, request.encode(), "application/json");
  }

  private String table(String runId) throws IOException {
    return client
        .send("GET", "/get-artifact?run_id=" + runId + "&path=eval_results_table.json", null, null)
        .body();
  }

  /** What the page sends, in the default experiment. */
  static JsonObject request() {
    return new JsonObject()
        .put("experiment_id", "0")
        .put("run_name", "tried")
        .put("prompt_template", "Say {{word}}")
        .put("prompt_parameters", new JsonArray().add(parameter("word", "hé")))
        .put("model_route", "route")
        .put(
            "model_parameters",
            new JsonArray()
                .add(parameter("temperature", 0.01))
                .add(parameter("stop", new JsonArray().add("a").add("it's").addNull())))
        .put("model_input", "Say hé")
        .put("model_output_parameters", new JsonArray().add(parameter("tokens", 12)))
        .put("mlflow_version", "3.17.2")
        .put("start_time", 123);
  }

  private static JsonObject parameter(String key, Object value) {
    return new JsonObject().put("key", key).put("value", value);
  }
}
