package io.headrace.ui;

import static io.headrace.ui.LoggedValues.START;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** A run of which everything is logged that its page can show, and one that goes on. */
final class DetailedRun {

  static final String SPIKE = "9.75";

  private static final String API = "/api/2.0/mlflow/";

  private final URI server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ArtifactUploads uploads;

  final String experimentId;
  final String runId;
  final String childId;
  final String goingId;
  final String modelId;

  DetailedRun(URI server) {
    this.server = server;
    this.uploads = new ArtifactUploads(server);
    experimentId =
        post("experiments/create", new JsonObject().put("name", "details " + UUID.randomUUID()))
            .getString("experiment_id");
    runId = createRun("detailed");
    childId = createRun("fold 1", tag("mlflow.parentRunId", runId));
    goingId = createRun("going on");
    logPoint(goingId, 0.5, 0);
    logRun();
    logInputs();
    modelId = logModel();
    logArtifacts();
    post(
        "runs/update",
        new JsonObject().put("run_id", runId).put("status", "FINISHED").put("end_time", START));
  }

  private String createRun(String name, JsonObject... tags) {
    JsonObject run =
        new JsonObject()
            .put("experiment_id", experimentId)
            .put("run_name", name)
            .put("start_time", START)
            .put("tags", new JsonArray(List.of(tags)));
    return post("runs/create", run).getJsonObject("run").getJsonObject("info").getString("run_id");
  }

  private static JsonObject tag(String key, String value) {
    return new JsonObject().put("key", key).put("value", value);
  }

  private void logRun() {
    JsonArray params = new JsonArray().add(tag("lr", "0.01"));
    for (int option = 0; option < 20; option++) {
      params.add(tag("option_" + option, "on"));
    }
    JsonArray tags =
        new JsonArray()
            .add(tag("team", "vision"))
            .add(tag("mlflow.note.content", "# A *second* try\n\n<b>see</b> [it](https://x.test/)"))
            .add(tag("mlflow.source.name", "train it.py"))
            .add(tag("mlflow.source.type", "LOCAL"));
    post(
        "runs/log-batch",
        new JsonObject().put("run_id", runId).put("params", params).put("tags", tags));
    logPoint(runId, 1, 0);
    logPoint(runId, Double.parseDouble(SPIKE), 1);
    logPoint(runId, 0.25, 2);
  }

  /** Logs a point of the metric {@code loss}. */
  void logPoint(String run, double value, int step) {
    post(
        "runs/log-metric",
        new JsonObject()
            .put("run_id", run)
            .put("key", "loss")
            .put("value", value)
            .put("timestamp", START + step)
            .put("step", step));
  }

  void end(String run) {
    post(
        "runs/update",
        new JsonObject().put("run_id", run).put("status", "FAILED").put("end_time", START + 1));
  }

  private void logInputs() {
    JsonObject dataset =
        new JsonObject()
            .put("name", "wine")
            .put("digest", "d1")
            .put("source_type", "http")
            .put("source", "{\"url\": \"https://x.test/wine.csv\"}")
            .put("schema", "{\"mlflow_colspec\": [{\"name\": \"alcohol\", \"type\": \"double\"}]}");
    post(
        "runs/log-inputs",
        new JsonObject()
            .put("run_id", runId)
            .put("datasets", new JsonArray().add(new JsonObject().put("dataset", dataset))));
  }

  private String logModel() {
    JsonObject created =
        post(
            "logged-models",
            new JsonObject()
                .put("experiment_id", experimentId)
                .put("name", "forest")
                .put("source_run_id", runId)
                .put("params", new JsonArray().add(tag("depth", "3"))));
    String id = created.getJsonObject("model").getJsonObject("info").getString("model_id");
    post(
        "runs/log-metric",
        new JsonObject()
            .put("run_id", runId)
            .put("key", "accuracy")
            .put("value", 0.875)
            .put("timestamp", START)
            .put("model_id", id)
            .put("dataset_name", "wine")
            .put("dataset_digest", "d1"));
    post(
        "runs/outputs",
        new JsonObject()
            .put("run_id", runId)
            .put(
                "models",
                new JsonArray().add(new JsonObject().put("model_id", id).put("step", 0))));
    uploads.put(experimentId + "/models/" + id + "/artifacts", "MLmodel", bytes("flavors: {}\n"));
    send(
        "PATCH",
        "logged-models/" + id,
        new JsonObject().put("status", "LOGGED_MODEL_READY").toBuffer().getBytes());
    return id;
  }

  private void logArtifacts() {
    String root = experimentId + "/" + runId + "/artifacts";
    uploads.put(root, "table.csv", bytes("name,score\nada,1\ngrace,2\n"));
    uploads.put(root, "page.html", bytes(PAGE));
    for (int step : new int[] {0, 10, 20}) {
      String name = "val~samples+step+" + step + "+timestamp+" + START + "+" + UUID.randomUUID();
      uploads.put(
          root,
          "images/" + name + ".png",
          ArtifactUploads.png(48, 32, new Color(step * 10, 80, 80)));
      uploads.put(root, "images/" + name + "+compressed.webp", bytes("never shown"));
    }
  }

  /** A page that would take over the one around it, and tell of it, if it could. */
  private static final String PAGE =
      """
      <style>h1 { color: rgb(1, 2, 3) }</style>
      <h1>A report</h1>
      <img src="https://x.test/seen.png" onerror="document.body.append('handler ran')">
      <script>
        document.body.append('script ran as ' + self.origin);
        try { parent.document.title = 'taken over' } catch { document.body.append(' kept out') }
      </script>
      """;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private JsonObject post(String call, JsonObject body) {
    return send("POST", call, body.toBuffer().getBytes());
  }

  private JsonObject send(String method, String call, byte[] body) {
    URI uri = server.resolve(call.startsWith("/") ? call : API + call);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(
            method + " " + uri + ": " + answer.statusCode() + " " + answer.body());
      }
      return answer.body().isEmpty() ? new JsonObject() : new JsonObject(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
