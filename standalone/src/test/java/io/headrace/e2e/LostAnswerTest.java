package io.headrace.e2e;

import static io.headrace.e2e.Scene.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.e2e.Crossing.Expectation;
import io.headrace.e2e.Crossing.Sight;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A client whose connection breaks after it sent a write, and which sends it again, as MLflow's
 * does: what it wrote is there once.
 */
@ExtendWith(RunningHeadraceResolver.class)
final class LostAnswerTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Point POINT = new Point("m", 1, 20, 0.5);

  /**
   * A write.
   *
   * @param body of the request, about a scene
   * @param shows what the run shows of it
   * @param once what that is when it was written once
   */
  record Repeated(String call, Body body, Sight shows, Expectation once) {
    @Override
    public String toString() {
      return call;
    }
  }

  /** Of a request. */
  @FunctionalInterface
  interface Body {
    JsonObject about(Scene scene);
  }

  private final URI server;
  private final RawClient client;

  LostAnswerTest(URI server, RawClient client) {
    this.server = server;
    this.client = client;
  }

  static Stream<Repeated> writes() {
    Sight history = (client, scene) -> Recording.history(client, scene.runId(), "m");
    Sight params = (client, scene) -> Recording.read(client, scene.runId()).params();
    Sight tag = (client, scene) -> Recording.read(client, scene.runId()).tags().get("k");
    return Stream.of(
        new Repeated(
            "runs/log-metric",
            s -> Write.point(POINT).body(s.runId()),
            history,
            s -> List.of(POINT)),
        new Repeated("runs/log-batch", LostAnswerTest::batch, history, s -> List.of(POINT)),
        new Repeated("runs/log-batch", LostAnswerTest::batch, params, s -> Map.of("k", s.word())),
        new Repeated(
            "runs/log-parameter",
            s -> Write.param("k", s.word()).body(s.runId()),
            params,
            s -> Map.of("k", s.word())),
        new Repeated("runs/set-tag", s -> Write.tag("k", "v").body(s.runId()), tag, s -> "v"),
        new Repeated(
            "runs/update",
            s -> Write.status("FINISHED").body(s.runId()),
            (client, scene) -> Recording.read(client, scene.runId()).status(),
            s -> "FINISHED"),
        new Repeated("runs/delete", Scene::ofRun, LostAnswerTest::stage, s -> "deleted"),
        new Repeated("runs/log-inputs", LostAnswerTest::input, LostAnswerTest::inputs, s -> 1),
        new Repeated("runs/outputs", LostAnswerTest::output, LostAnswerTest::outputs, s -> 1),
        new Repeated(
            "runs/log-model",
            LostAnswerTest::model,
            (client, scene) ->
                new JsonArray(
                        Recording.read(client, scene.runId())
                            .tags()
                            .getOrDefault("mlflow.log-model.history", "[]"))
                    .size(),
            s -> 1));
  }

  private static JsonObject batch(Scene scene) {
    return new Write(List.of(POINT), Map.of("k", scene.word()), Map.of("k", "v"))
        .body(scene.runId());
  }

  private static JsonObject input(Scene scene) {
    JsonObject dataset =
        new JsonObject()
            .put("name", scene.word())
            .put("digest", "d1")
            .put("source_type", "local")
            .put("source", "s");
    return scene
        .ofRun()
        .put("datasets", new JsonArray().add(new JsonObject().put("dataset", dataset)));
  }

  private static JsonObject output(Scene scene) {
    JsonObject model = new JsonObject().put("model_id", scene.modelId()).put("step", 1);
    return scene.ofRun().put("models", new JsonArray().add(model));
  }

  private static JsonObject model(Scene scene) {
    JsonObject model =
        scene
            .ofRun()
            .put("artifact_path", "a")
            .put("flavors", new JsonObject())
            .put("utc_time_created", "2026-01-01 00:00:00");
    return scene.ofRun().put("model_json", model.encode());
  }

  private static JsonObject run(RawClient client, Scene scene) throws IOException {
    return accepted(client.get("runs/get", Map.of("run_id", scene.runId())))
        .json()
        .getJsonObject("run");
  }

  private static Object stage(RawClient client, Scene scene) throws IOException {
    return run(client, scene).getJsonObject("info").getString("lifecycle_stage");
  }

  private static Object inputs(RawClient client, Scene scene) throws IOException {
    return run(client, scene)
        .getJsonObject("inputs")
        .getJsonArray("dataset_inputs", new JsonArray())
        .size();
  }

  private static Object outputs(RawClient client, Scene scene) throws IOException {
    return run(client, scene)
        .getJsonObject("outputs")
        .getJsonArray("model_outputs", new JsonArray())
        .size();
  }

  @ParameterizedTest
  @MethodSource("writes")
  void write_sentAgainAfterItsAnswerWasLost_isThereOnce(Repeated write) throws IOException {
    Scene scene = Scene.create(client);
    JsonObject body = write.body().about(scene);
    sendAndHangUp(write.call(), body);
    Await.until("the write took place", LIMIT, () -> isThere(write, scene));

    accepted(client.post(write.call(), body));

    assertThat(write.shows().of(client, scene)).isEqualTo(write.once().in(scene));
  }

  private boolean isThere(Repeated write, Scene scene) {
    try {
      return write.once().in(scene).equals(write.shows().of(client, scene));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends the same bytes as the client would, and reads nothing of what comes back. */
  private void sendAndHangUp(String call, JsonObject body) throws IOException {
    byte[] bytes = body.encode().getBytes(StandardCharsets.UTF_8);
    String head =
        "POST /api/2.0/mlflow/%s HTTP/1.1\r\nHost: %s\r\n".formatted(call, server.getAuthority())
            + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                .formatted(bytes.length);
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(bytes);
    }
  }
}
