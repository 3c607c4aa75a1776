package io.headrace.e2e;

import io.headrace.api.ApiCall;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.UUID;

/** An experiment with a run, a logged model and a file each, for calls to be about. */
final class SampleThings {

  static final String KEY = "k";
  static final String METRIC = "m";
  static final String FILE = "notes/a.txt";

  /** A GIF of one pixel, without colors of its own, so that all of its bytes are text. */
  static final String IMAGE = "GIF89a\1\0\1\0\0\0\0" + ",\0\0\0\0\1\0\1\0\0" + "\2\2D\1\0" + ";";

  final String experimentName = "documented " + UUID.randomUUID();
  final String experimentId;
  final String runId;
  final String uploadId;
  final String partEtag;
  final String modelId;

  SampleThings(DocumentedClient client) throws IOException {
    JsonArray tags = JsonArray.of(new JsonObject().put("key", KEY).put("value", "v"));
    experimentId =
        client
            .ask(
                ApiCall.CREATE_EXPERIMENT,
                new JsonObject().put("name", experimentName).put("tags", tags))
            .getString("experiment_id");
    JsonObject inExperiment = new JsonObject().put("experiment_id", experimentId).put("tags", tags);
    JsonObject run =
        client.ask(ApiCall.CREATE_RUN, inExperiment).getJsonObject("run").getJsonObject("info");
    runId = run.getString("run_id");
    JsonObject model =
        client
            .ask(ApiCall.CREATE_LOGGED_MODEL, inExperiment)
            .getJsonObject("model")
            .getJsonObject("info");
    modelId = model.getString("model_id");
    client.ask(
        ApiCall.LOG_METRIC,
        new JsonObject()
            .put("run_id", runId)
            .put("key", METRIC)
            .put("value", 0.5)
            .put("timestamp", 1));
    upload(client, run.getString("artifact_uri"));
    upload(client, model.getString("artifact_uri"));
    JsonObject upload =
        client.ask(
            ApiCall.CREATE_MULTIPART_UPLOAD,
            new JsonObject().put("artifact_path", uploadFolder()).put("path", FILE));
    uploadId = upload.getString("upload_id");
    partEtag = sendPart(upload);
  }

  /** Sends the only part of an upload to the S3 store; its ETag. */
  private static String sendPart(JsonObject upload) throws IOException {
    String url = upload.getJsonArray("credentials").getJsonObject(0).getString("url");
    HttpURLConnection part = (HttpURLConnection) URI.create(url).toURL().openConnection();
    part.setRequestMethod("PUT");
    part.setDoOutput(true);
    part.getOutputStream().write('x');
    return part.getHeaderField("ETag");
  }

  /** Where files are uploaded in parts. */
  String uploadFolder() {
    return experimentId + "/" + runId + "/artifacts/parts";
  }

  private static void upload(DocumentedClient client, String root) throws IOException {
    client.ask(
        ApiCall.UPLOAD_ARTIFACT,
        new JsonObject().put("artifact_path", root.replace("mlflow-artifacts:/", "") + "/" + FILE));
  }

  /** Where the run's file is in the store of the server. */
  String storedFile() {
    return experimentId + "/" + runId + "/artifacts/" + FILE;
  }
}
