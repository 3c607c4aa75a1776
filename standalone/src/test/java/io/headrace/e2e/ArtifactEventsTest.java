package io.headrace.e2e;

import static io.headrace.e2e.ArtifactPublisher.chunks;
import static io.headrace.e2e.ArtifactPublisher.toModel;
import static io.headrace.e2e.ArtifactPublisher.toRun;
import static io.headrace.e2e.Scene.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.api.OperatorPath;
import io.headrace.api.SystemFigure;
import io.headrace.artifact.ArtifactService;
import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import io.headrace.e2e.ArtifactPublisher.DeadLetter;
import io.headrace.event.ArtifactChunks;
import io.headrace.event.proto.ArtifactChunk;
import io.headrace.standalone.backend.SharedBackends;
import io.headrace.tracking.TrackingService;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files that come through Kafka, read on two instances that share its partitions. */
@ExtendWith(SharedBackends.class)
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(180)
final class ArtifactEventsTest {

  private static final int ROUNDS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private LocalServices first;
  private LocalServices second;
  private ArtifactPublisher publisher;
  private String experimentId;
  private Path shared;

  @BeforeAll
  void start(SharedBackends backends, @TempDir Path folder) throws IOException {
    shared = folder;
    SettingValues values =
        backends
            .freshNamespace()
            .with(Setting.ARTIFACT_EVENT_EXPIRY, "5s")
            .with(Setting.ARTIFACT_FILE_ROOTS, folder.toString());
    first = new LocalServices(values, TrackingService::assemble, ArtifactService::assemble);
    second = new LocalServices(values, ArtifactService::assemble);
    publisher = new ArtifactPublisher(values);
    experimentId = Scene.createExperiment(first.client(), "files");
  }

  @AfterAll
  void stop() {
    publisher.close();
    second.close();
    first.close();
  }

  @Test
  void file_ofARun_isReadByEveryCallOnceItIsAcknowledged() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      String runId = newRun();
      for (RawClient reader : readers()) {
        String name = "file " + round;
        String path = "dir/" + name;
        String text = "of round " + round + " for " + readers().indexOf(reader);
        publisher.publish(toRun(runId, path), text);
        assertThat(names(reader, runId, "dir")).contains(path);

        publisher.publish(toRun(runId, path), text + ", again");
        assertThat(file(reader, runId, path)).isEqualTo(text + ", again");

        String proxied =
            "/api/2.0/mlflow-artifacts/artifacts/" + experimentId + "/" + runId + "/artifacts/dir";
        publisher.publish(toRun(runId, path), text + ", a third time");
        assertThat(get(reader, proxied + "/file%20" + round).body())
            .isEqualTo(text + ", a third time");

        publisher.publish(toRun(runId, path + "x"), text);
        HttpAnswer list =
            get(reader, proxied.replace("/" + experimentId + "/", "?path=" + experimentId + "/"));
        assertThat(namesIn(list)).contains(name, name + "x");
      }
    }
  }

  @Test
  void file_ofALoggedModel_isReadOnceItIsAcknowledged() throws IOException {
    String modelId = Scene.create(first.client()).modelId();
    for (RawClient reader : readers()) {
      String text = "flavors: " + readers().indexOf(reader);
      publisher.publish(toModel(modelId, "MLmodel"), text);

      assertThat(
              get(
                      reader,
                      "/ajax-api/2.0/mlflow/logged-models/"
                          + modelId
                          + "/artifacts/files?artifact_file_path=MLmodel")
                  .body())
          .isEqualTo(text);
    }
  }

  @Test
  void file_thatIsEmptyOrLarge_comesWhole() throws IOException {
    String runId = newRun();
    publisher.publish(toRun(runId, "empty"), "");
    String text = "0123456789".repeat(20_000);
    publisher.publish(
        ArtifactChunks.of(toRun(runId, "large"), text.getBytes(StandardCharsets.UTF_8), 9_999));

    assertThat(file(second.client(), runId, "empty")).isEmpty();
    assertThat(file(first.client(), runId, "large")).isEqualTo(text);
  }

  @Test
  void file_thatIsPublishedAgain_changesNothing() throws IOException {
    String runId = newRun();
    ArtifactChunk older = toRun(runId, "a");
    publisher.publish(chunks(older, "older text").get(1));
    publisher.publish(older, "older text");
    publisher.publish(toRun(runId, "a"), "newer text");
    publisher.publish(older, "older text");

    assertThat(file(first.client(), runId, "a")).isEqualTo("newer text");
    assertThat(file(second.client(), runId, "a")).isEqualTo("newer text");
  }

  @Test
  void file_thatStaysIncomplete_isAmongTheDeadLettersAndHoldsUpNobody() throws IOException {
    String runId = newRun();
    ArtifactChunk upload = toRun(runId, "half");
    List<ArtifactChunk> chunks = chunks(upload, "0123456789");
    publisher.publish(chunks.get(0), chunks.get(2));

    publisher.publish(toRun(runId, "whole"), "whole text");
    assertThat(file(second.client(), runId, "whole")).isEqualTo("whole text");

    assertThat(publisher.awaitDeadLetters(upload, 2))
        .containsExactly(
            new DeadLetter(runId, chunks.get(0), "2 of 3 chunks came within 5 s"),
            new DeadLetter(runId, chunks.get(2), "2 of 3 chunks came within 5 s"));
    for (RawClient client : readers()) {
      Await.until("both are counted", PATIENCE, () -> keptLetters(client) >= 2);
    }
    assertThat(names(first.client(), runId, "")).containsExactly("whole");
  }

  @Test
  void file_thatCannotBe_isAmongTheDeadLettersWithItsCause() throws IOException {
    String runId = newRun();
    String elsewhere =
        accepted(
                first
                    .client()
                    .post(
                        "experiments/create",
                        new JsonObject()
                            .put("name", "elsewhere")
                            .put("artifact_location", "file://" + shared)))
            .json()
            .getString("experiment_id");
    String runElsewhere = Scene.createRun(first.client(), elsewhere);

    assertCause(toRun(runId, "../../x"), "Invalid path");
    assertCause(toRun(runId, "a/%2e%2e/%2e%2e/x"), "Invalid path");
    assertCause(toRun(runId, "/etc/passwd"), "Invalid path");
    assertCause(toRun(runId, ""), "Invalid path");
    assertCause(toRun(runId, ("x".repeat(200) + "/").repeat(6)), "Invalid path: an object's name");
    assertCause(toRun("nobody", "a"), "Run with id=nobody not found");
    assertCause(toModel("m-none", "a"), "Logged model with ID 'm-none' not found.");
    assertCause(toRun(runElsewhere, "a"), "Artifacts in 'file://" + shared);

    ArtifactChunk broken = toRun(runId, "broken");
    publisher.publish(chunks(broken, "abc").get(0).toBuilder().setCrc32C(1).build());
    assertThat(publisher.awaitDeadLetters(broken, 1).get(0).cause())
        .isEqualTo("Its checksum is not that of its bytes");
    assertThat(names(second.client(), runId, "")).isEmpty();
  }

  @Test
  void file_thatTheStoreRefuses_isAmongTheDeadLettersWithItsCause() throws IOException {
    String runId = newRun();
    publisher.publish(toRun(runId, "file"), "text");
    // Files of different paths are put side by side.
    assertThat(file(second.client(), runId, "file")).isEqualTo("text");
    ArtifactChunk below = toRun(runId, "file/below");
    publisher.publish(below, "text");
    publisher.publish(toRun(runId, "next"), "text");

    assertThat(file(second.client(), runId, "next")).isEqualTo("text");
    assertThat(publisher.awaitDeadLetters(below, 1).get(0).cause())
        .startsWith("Invalid path: ")
        .endsWith("/file is a file, not a folder");
  }

  private void assertCause(ArtifactChunk upload, String cause) {
    publisher.publish(upload, "text");
    assertThat(publisher.awaitDeadLetters(upload, 1).get(0).cause()).startsWith(cause);
  }

  private static double keptLetters(RawClient client) {
    return SystemState.ask(client, OperatorPath.STATE)
        .figure(SystemFigure.ARTIFACTS_DEAD_LETTERS_KEPT);
  }

  private String newRun() throws IOException {
    return Scene.createRun(first.client(), experimentId);
  }

  private List<RawClient> readers() {
    return List.of(second.client(), first.client());
  }

  private static Stream<String> namesIn(HttpAnswer list) {
    return list.objects("files").map(file -> file.getString("path"));
  }

  private static List<String> names(RawClient reader, String runId, String folder)
      throws IOException {
    return namesIn(accepted(reader.get("artifacts/list", Map.of("run_id", runId, "path", folder))))
        .toList();
  }

  private static String file(RawClient reader, String runId, String path) throws IOException {
    return get(reader, "/get-artifact?run_id=" + runId + "&path=" + path.replace(" ", "%20"))
        .body();
  }

  private static HttpAnswer get(RawClient reader, String path) throws IOException {
    return accepted(reader.send("GET", path, null, null));
  }
}
