package io.headrace.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The server under attack: judges each answer, and keeps the request of one that does not hold in
 * {@code target/fuzz}. Not thread-safe.
 */
final class FuzzedServer implements AutoCloseable {

  private static final Path KEPT = Path.of("target", "fuzz");

  private final URI server;
  private final Wire wire;

  FuzzedServer(URI server) throws IOException {
    this.server = server;
    this.wire = new Wire(server);
  }

  /** A new experiment with a run and a logged model in it. */
  Subjects newSubjects() throws IOException {
    String name = "fuzz " + System.nanoTime();
    String experimentId =
        post("experiments/create", new JsonObject().put("name", name)).getString("experiment_id");
    JsonObject ofExperiment = new JsonObject().put("experiment_id", experimentId);
    JsonObject model =
        post("logged-models", ofExperiment).getJsonObject("model").getJsonObject("info");
    return new Subjects(experimentId, newRun(experimentId), model.getString("model_id"));
  }

  /** The id of a new run. */
  String newRun(String experimentId) throws IOException {
    return post("runs/create", new JsonObject().put("experiment_id", experimentId))
        .getJsonObject("run")
        .getJsonObject("info")
        .getString("run_id");
  }

  /** What a call below {@code /api/2.0/mlflow/} answers to what it must accept. */
  JsonObject post(String call, JsonObject body) throws IOException {
    Reply reply = exchange(json("/api/2.0/mlflow/" + call, body.encode()));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return new JsonObject(reply.text());
  }

  /** A POST of what may be JSON. */
  static FuzzRequest json(String path, String body) {
    return new FuzzRequest(
        "POST",
        path,
        List.of("Content-Type: application/json"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends what HTTP allows; the answer is judged, and the connection is good for more. */
  Reply attack(String name, FuzzRequest request) throws IOException {
    try {
      Reply reply = exchange(request);
      Verdict.onAnswer(request, reply);
      assertThat(reply.closesConnection()).as("connection closed by %s", reply.text()).isFalse();
      return reply;
    } catch (IOException | AssertionError e) {
      throw new AssertionError(keep(name, request) + "\n" + request, e);
    }
  }

  private Reply exchange(FuzzRequest request) throws IOException {
    return wire.exchangePatiently(request.bytes(server.getAuthority()), request.isHead());
  }

  private Path keep(String name, FuzzRequest request) throws IOException {
    Files.createDirectories(KEPT);
    return Files.write(
        KEPT.resolve(name + ".http").toAbsolutePath(), request.bytes(server.getAuthority()));
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }
}
