package io.headrace.e2e;

import static io.headrace.e2e.Scene.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The habits of the stock R client, in the requests that it makes: every number travels as text,
 * the run is named twice, and nothing but 200 is success.
 */
@ExtendWith(RunningHeadraceResolver.class)
final class RClientTest {

  private static final long START = 1_700_000_000_000L;

  private final RawClient client;
  private Scene scene;

  RClientTest(RawClient client) {
    this.client = client;
  }

  @BeforeEach
  void createScene() throws IOException {
    scene = Scene.create(client);
  }

  @Test
  void runsCreateAndUpdate_timesAsText_comeBackAsNumbers() throws IOException {
    JsonObject create =
        scene
            .ofExperiment()
            .put("user_id", "ada")
            .put("start_time", Long.toString(START))
            .put("tags", new JsonArray().add(new JsonObject().put("key", "k").put("value", "v")));
    String runId =
        post("runs/create", create).getJsonObject("run").getJsonObject("info").getString("run_id");
    JsonObject updated =
        post(
                "runs/update",
                named(runId).put("status", "FINISHED").put("end_time", Long.toString(START + 1)))
            .getJsonObject("run_info");

    assertThat(updated.getValue("end_time")).isEqualTo(START + 1);
    JsonObject run = run(Map.of("run_uuid", runId, "run_id", runId));
    JsonObject info = run.getJsonObject("info");
    assertThat(info.getValue("start_time")).isEqualTo(START);
    assertThat(info.getValue("end_time")).isEqualTo(START + 1);
    assertThat(info.getString("status")).isEqualTo("FINISHED");
    assertThat(run.getJsonObject("data").getJsonArray("tags"))
        .contains(new JsonObject().put("key", "k").put("value", "v"));
  }

  @Test
  void logMetric_numbersAsText_comeBackExactly() throws IOException {
    List<String> values = List.of("1.5", "0.1", "NaN", "Infinity", "-Infinity", "5e-324", "-7");
    for (int step = 0; step < values.size(); step++) {
      post("runs/log-metric", point(values.get(step), step));
    }

    assertThat(Recording.history(client, scene.runId(), "m"))
        .extracting(Point::value)
        .containsExactlyElementsOf(values.stream().map(Double::valueOf).toList());
  }

  @Test
  void logBatch_numbersAsText_comeBackExactly() throws IOException {
    JsonObject batch =
        scene
            .ofRun()
            .put("metrics", new JsonArray().add(point("0.25", 3)).add(point("NaN", 4)))
            .put("params", scene.item("p"))
            .put("tags", scene.item("t"));
    post("runs/log-batch", batch);

    Recording read = Recording.read(client, scene.runId());
    assertThat(read.histories().get("m"))
        .containsExactly(
            new Point("m", 3, START + 3, 0.25), new Point("m", 4, START + 4, Double.NaN));
    assertThat(read.params()).containsExactly(Map.entry("p", scene.word()));
    assertThat(read.tags()).containsEntry("t", scene.word());
  }

  @Test
  void searchAndHistory_limitsAsText_areTaken() throws IOException {
    for (int step = 0; step < 3; step++) {
      post("runs/log-metric", point("1", step));
    }
    Scene.createRun(client, scene.experimentId());

    JsonObject page = post("runs/search", scene.search("").put("max_results", "1"));
    assertThat(page.getJsonArray("runs")).hasSize(1);
    assertThat(page.getString("next_page_token")).isNotEmpty();
    Map<String, String> history =
        Map.of("run_id", scene.runId(), "metric_key", "m", "max_results", "2");
    assertThat(accepted(client.get("metrics/get-history", history)).objects("metrics")).hasSize(2);
    JsonObject experiments = new JsonObject().put("max_results", "1").put("view_type", "ALL");
    assertThat(post("experiments/search", experiments).getJsonArray("experiments")).hasSize(1);
  }

  @Test
  void logModel_isKeptInTheTagThatItsLoaderReads() throws IOException {
    JsonObject model =
        scene
            .ofRun()
            .put("artifact_path", "model")
            .put("utc_time_created", "2026-01-01 00:00:00.000000")
            .put("flavors", new JsonObject().put("crate", new JsonObject().put("version", "0.1")));
    post("runs/log-model", scene.ofRun().put("model_json", model.encode()));

    JsonArray history =
        new JsonArray(Recording.read(client, scene.runId()).tags().get("mlflow.log-model.history"));
    assertThat(history).hasSize(1);
    assertThat(history.getJsonObject(0).getString("artifact_path")).isEqualTo("model");
    assertThat(history.getJsonObject(0).getJsonObject("flavors"))
        .isEqualTo(model.getJsonObject("flavors"));
  }

  private JsonObject point(String value, int step) {
    return named(scene.runId())
        .put("key", "m")
        .put("value", value)
        .put("timestamp", Long.toString(START + step))
        .put("step", Integer.toString(step));
  }

  private static JsonObject named(String runId) {
    return new JsonObject().put("run_uuid", runId).put("run_id", runId);
  }

  private JsonObject post(String call, JsonObject body) throws IOException {
    return accepted(client.post(call, body)).json();
  }

  private JsonObject run(Map<String, String> query) throws IOException {
    return accepted(client.get("runs/get", query)).json().getJsonObject("run");
  }
}
