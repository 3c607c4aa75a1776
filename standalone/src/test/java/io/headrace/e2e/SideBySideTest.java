package io.headrace.e2e;

import static io.headrace.e2e.Scene.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two instances of each service: what one has accepted, the other knows. */
@ExtendWith(SeparateServicesResolver.class)
final class SideBySideTest {

  private static final int RACES = 15;

  private final SeparateServices services;
  private final RawClient first;
  private final RawClient second;
  private final List<RawClient> readers;

  SideBySideTest(SeparateServices services) {
    this.services = services;
    this.first = services.writers().get(0);
    this.second = services.writers().get(1);
    this.readers = services.readers();
  }

  static Stream<Crossing> crossings() {
    return Crossings.all();
  }

  @ParameterizedTest
  @MethodSource("crossings")
  void write_acceptedByOneInstance_isReadFromTheOthersAtOnce(Crossing crossing) throws IOException {
    List<RawClient> writers = List.of(first, second);
    for (int i = 0; i < 4; i++) {
      RawClient writer = writers.get(i % 2);
      RawClient reader = readers.get(i / 2);
      // Made on the other one: the writer, too, has to know what it did not make itself.
      Scene scene = Scene.create(writers.get(1 - i % 2));
      crossing.write().on(writer, scene);
      assertThat(crossing.read().of(reader, scene)).isEqualTo(crossing.seen().in(scene));
    }
  }

  @Test
  void artifactsList_ofARunThatWasJustCreated_knowsWhereTheyAre() throws IOException {
    for (RawClient writer : List.of(first, second)) {
      Scene scene = Scene.create(writer);
      HttpAnswer listed =
          accepted(services.artifacts().get("artifacts/list", Map.of("run_id", scene.runId())));
      assertThat(listed.json().getString("root_uri"))
          .isEqualTo(
              "mlflow-artifacts:/" + scene.experimentId() + "/" + scene.runId() + "/artifacts");
    }
  }

  @Test
  void experimentName_takenByTwoAtOnce_isGivenToOne() throws Exception {
    try (Race race = new Race()) {
      for (int round = 0; round < RACES; round++) {
        JsonObject create = new JsonObject().put("name", Scene.create(first).word());
        List<HttpAnswer> answers =
            race.run(
                () -> first.post("experiments/create", create),
                () -> second.post("experiments/create", create));

        oneWins(answers, "RESOURCE_ALREADY_EXISTS");
        String winner = won(answers).json().getString("experiment_id");
        assertThat(idsNamed(create.getString("name"))).containsOnly(winner);
      }
    }
  }

  @Test
  void experimentName_takenByRenamingAndByCreatingAtOnce_isGivenToOne() throws Exception {
    try (Race race = new Race()) {
      for (int round = 0; round < RACES; round++) {
        Scene scene = Scene.create(first);
        List<HttpAnswer> answers =
            race.run(
                () ->
                    first.post(
                        "experiments/update", scene.ofExperiment().put("new_name", scene.word())),
                () ->
                    second.post("experiments/create", new JsonObject().put("name", scene.word())));

        oneWins(answers, "RESOURCE_ALREADY_EXISTS");
        String winner =
            answers.get(0).ok()
                ? scene.experimentId()
                : answers.get(1).json().getString("experiment_id");
        assertThat(idsNamed(scene.word())).containsOnly(winner);
      }
    }
  }

  private List<String> idsNamed(String name) throws IOException {
    Stream.Builder<String> ids = Stream.builder();
    for (RawClient reader : readers) {
      ids.add(
          accepted(reader.get("experiments/get-by-name", Map.of("experiment_name", name)))
              .json()
              .getJsonObject("experiment")
              .getString("experiment_id"));
    }
    return ids.build().toList();
  }

  @Test
  void tag_deletedByTwoAtOnce_isDeletedByOne() throws Exception {
    try (Race race = new Race()) {
      for (int round = 0; round < RACES; round++) {
        Scene scene = Scene.create(first);
        accepted(first.post("runs/set-tag", Write.tag("k", "v").body(scene.runId())));
        JsonObject delete = scene.ofRun().put("key", "k");
        List<HttpAnswer> answers =
            race.run(
                () -> first.post("runs/delete-tag", delete),
                () -> second.post("runs/delete-tag", delete));

        oneWins(answers, "RESOURCE_DOES_NOT_EXIST");
        for (RawClient reader : readers) {
          assertThat(Recording.read(reader, scene.runId()).tags()).doesNotContainKey("k");
        }
      }
    }
  }

  @Test
  void tag_setByTwoAtOnce_isTheSameForAll() throws Exception {
    try (Race race = new Race()) {
      for (int round = 0; round < RACES; round++) {
        Scene scene = Scene.create(first);
        race.run(
                () -> first.post("runs/set-tag", Write.tag("k", "one").body(scene.runId())),
                () -> second.post("runs/set-tag", Write.tag("k", "two").body(scene.runId())))
            .forEach(Scene::accepted);

        String seen = Recording.read(readers.get(0), scene.runId()).tags().get("k");
        assertThat(seen).isIn("one", "two");
        assertThat(Recording.read(readers.get(1), scene.runId()).tags()).containsEntry("k", seen);
      }
    }
  }

  @Test
  void run_deletedWhileAParamIsLogged_hasTheParamIfItWasAccepted() throws Exception {
    try (Race race = new Race()) {
      for (int round = 0; round < RACES; round++) {
        Scene scene = Scene.create(first);
        List<HttpAnswer> answers =
            race.run(
                () -> first.post("runs/delete", scene.ofRun()),
                () -> second.post("runs/log-parameter", Write.param("p", "1").body(scene.runId())));

        accepted(answers.get(0));
        assertThat(answers.get(1).status()).isIn(200, 400);
        Map<String, String> params = answers.get(1).ok() ? Map.of("p", "1") : Map.of();
        for (RawClient reader : readers) {
          assertThat(Recording.read(reader, scene.runId()).params()).isEqualTo(params);
        }
      }
    }
  }

  @Test
  void run_createdWhileItsExperimentIsDeleted_isRefusedOrDeletedToo() throws Exception {
    isRefusedOrDeletedToo(scene -> second.post("runs/create", scene.ofExperiment()));
  }

  @Test
  void run_ofThePromptLabWhileItsExperimentIsDeleted_isRefusedOrDeletedToo() throws Exception {
    isRefusedOrDeletedToo(
        scene ->
            services
                .artifacts()
                .send(
                    "POST",
                    PromptlabRunTest.PATH,
                    PromptlabRunTest.request().mergeIn(scene.ofExperiment()).encode(),
                    "application/json"));
  }

  private interface Creation {
    HttpAnswer in(Scene scene) throws IOException;
  }

  private void isRefusedOrDeletedToo(Creation creation) throws Exception {
    try (Race race = new Race()) {
      for (int round = 0; round < RACES; round++) {
        Scene scene = Scene.create(first);
        List<HttpAnswer> answers =
            race.run(
                () -> first.post("experiments/delete", scene.ofExperiment()),
                () -> creation.in(scene));

        accepted(answers.get(0));
        assertThat(answers.get(1).status()).as(answers.get(1).body()).isIn(200, 400);
        JsonObject all = scene.search("").put("run_view_type", "ACTIVE_ONLY");
        for (RawClient reader : readers) {
          assertThat(accepted(reader.post("runs/search", all)).objects("runs")).isEmpty();
        }
      }
    }
  }

  @Test
  void paramOfALoggedModel_withOtherValuesAtOnce_isTakenOnce() throws Exception {
    try (Race race = new Race()) {
      for (int round = 0; round < RACES; round++) {
        Scene scene = Scene.create(first);
        String call = "logged-models/" + scene.modelId() + "/params";
        List<HttpAnswer> answers =
            race.run(() -> first.post(call, params("one")), () -> second.post(call, params("two")));

        oneWins(answers, "BAD_REQUEST");
        String kept = answers.get(0).ok() ? "one" : "two";
        for (RawClient reader : readers) {
          JsonObject model =
              accepted(reader.get("logged-models/" + scene.modelId(), Map.of()))
                  .json()
                  .getJsonObject("model");
          assertThat(HttpAnswer.objects(model.getJsonObject("data"), "params"))
              .extracting(param -> param.getString("value"))
              .containsExactly(kept);
        }
      }
    }
  }

  private static JsonObject params(String value) {
    return new JsonObject()
        .put("params", new JsonArray().add(new JsonObject().put("key", "p").put("value", value)));
  }

  @Test
  void modelsOfOlderClients_loggedAtOnce_areBothInTheHistory() throws Exception {
    try (Race race = new Race()) {
      for (int round = 0; round < RACES; round++) {
        Scene scene = Scene.create(first);
        race.run(
                () -> first.post("runs/log-model", model(scene, "a")),
                () -> second.post("runs/log-model", model(scene, "b")))
            .forEach(Scene::accepted);

        for (RawClient reader : readers) {
          String history =
              Recording.read(reader, scene.runId()).tags().get("mlflow.log-model.history");
          assertThat(new JsonArray(history))
              .extracting(model -> ((JsonObject) model).getString("artifact_path"))
              .containsExactlyInAnyOrder("a", "b");
        }
      }
    }
  }

  private static JsonObject model(Scene scene, String path) {
    JsonObject model =
        scene
            .ofRun()
            .put("artifact_path", path)
            .put("flavors", new JsonObject())
            .put("utc_time_created", "2026-01-01 00:00:00");
    return scene.ofRun().put("model_json", model.encode());
  }

  private static void oneWins(List<HttpAnswer> answers, String refusal) {
    assertThat(answers).as("%s", answers).filteredOn(HttpAnswer::ok).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> !answer.ok())
        .extracting(answer -> answer.json().getString("error_code"))
        .containsExactly(refusal);
  }

  private static HttpAnswer won(List<HttpAnswer> answers) {
    return answers.get(answers.get(0).ok() ? 0 : 1);
  }
}
