package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.UUID;

/**
 * What a test on several instances writes about and reads back: an experiment with a run and a
 * logged model in it.
 *
 * @param word that is nowhere else
 */
record Scene(String experimentId, String runId, String modelId, String word) {

  /** A new one, made on {@code writer}. */
  static Scene create(RawClient writer) throws IOException {
    String experimentId = createExperiment(writer, newWord());
    return new Scene(
        experimentId,
        createRun(writer, experimentId),
        createModel(writer, experimentId),
        newWord());
  }

  private static String newWord() {
    return "w" + UUID.randomUUID().toString().replace("-", "");
  }

  static String createExperiment(RawClient writer, String name) throws IOException {
    return accepted(writer.post("experiments/create", new JsonObject().put("name", name)))
        .json()
        .getString("experiment_id");
  }

  static String createRun(RawClient writer, String experimentId) throws IOException {
    return accepted(writer.post("runs/create", new JsonObject().put("experiment_id", experimentId)))
        .json()
        .getJsonObject("run")
        .getJsonObject("info")
        .getString("run_id");
  }

  private static String createModel(RawClient writer, String experimentId) throws IOException {
    return accepted(
            writer.post("logged-models", new JsonObject().put("experiment_id", experimentId)))
        .json()
        .getJsonObject("model")
        .getJsonObject("info")
        .getString("model_id");
  }

  /** The answer, which must be 200. */
  static HttpAnswer accepted(HttpAnswer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  JsonObject ofExperiment() {
    return new JsonObject().put("experiment_id", experimentId);
  }

  JsonObject ofRun() {
    return new JsonObject().put("run_id", runId);
  }

  /** The body of a search in the experiment. */
  JsonObject search(String filter) {
    return new JsonObject()
        .put("experiment_ids", new JsonArray().add(experimentId))
        .put("filter", filter);
  }

  /** A field of a body that is a list of one key with the scene's word. */
  JsonArray item(String key) {
    return new JsonArray().add(new JsonObject().put("key", key).put("value", word));
  }
}
