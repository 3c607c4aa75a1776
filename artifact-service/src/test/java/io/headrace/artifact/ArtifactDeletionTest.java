package io.headrace.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.config.ArtifactSettings;
import io.headrace.config.ObjectStoreSettings;
import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.objects.ObjectStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which folders go and which never; in a file system, where nothing else needs to run. */
@Timeout(20)
final class ArtifactDeletionTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final ObjectStore NO_STORE =
      new ObjectStore(
          VERTX,
          ObjectStoreSettings.from(
              SettingValues.of(Map.of())
                  .with(Setting.S3_ENDPOINT, "http://127.0.0.1:1")
                  .with(Setting.S3_ACCESS_KEY, "nobody")
                  .with(Setting.S3_SECRET_KEY, "nothing")));

  private final AtomicLong files = new AtomicLong();
  private final Path root;
  private final ArtifactDeletion deletion;

  ArtifactDeletionTest(@TempDir Path folder) {
    root = folder;
    deletion =
        new ArtifactDeletion(
            VERTX, NO_STORE, new ArtifactSettings("file://" + folder, List.of(folder)));
  }

  @BeforeEach
  void fill() throws IOException {
    for (String name : List.of("7/run/artifacts/model", "7/run2/artifacts", "7/left", "8/x")) {
      Files.createDirectories(root.resolve(name));
      Files.writeString(root.resolve(name).resolve("file"), "hello");
    }
  }

  @AfterAll
  static void stop() {
    await(VERTX.close());
  }

  @Test
  void ofOwner_folderOfTheRun_isDeletedAndNothingElse() {
    assertThat(ofOwner("file://" + root + "/7/run/artifacts", "run")).isTrue();

    assertThat(root.resolve("7/run/artifacts")).doesNotExist();
    assertThat(root.resolve("7/run2/artifacts/file")).exists();
    assertThat(files).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file://ROOT",
        "file://ROOT/7",
        "file://ROOT/7/run",
        "file://ROOT/7/run2/artifacts",
        "file://ROOT/7/run/artifacts/model",
        "file://ROOT/7/run/artifacts/..",
        "file:///etc",
        "mlflow-artifacts:/",
        "s3://bucket",
        "s3://bucket/7",
        "dbfs:/7/run/artifacts",
        "nonsense",
        ""
      })
  void ofOwner_folderOfAnother_isRefused(String uri) {
    assertThat(ofOwner(uri.replace("ROOT", root.toString()), "run")).isFalse();
    assertThat(files).hasValue(0);
  }

  @Test
  void ofExperiment_folderThatTheServerGaveIt_isDeleted() {
    assertThat(ofExperiment("file://" + root + "/7", "file://" + root + "/8", "gs://else"))
        .isTrue();

    assertThat(root.resolve("7")).doesNotExist();
    assertThat(root.resolve("8/x/file")).exists();
    assertThat(files).hasValue(3);
  }

  @Test
  void ofExperiment_folderThatAnotherHasToo_isRefused() {
    String own = "file://" + root + "/7";
    for (String other : List.of(own, own + "/run2", "file://" + root, root + "/7/")) {
      assertThat(ofExperiment(own, other)).as(other).isFalse();
    }
    assertThat(ofExperiment("file://" + root + "/8")).as("not of this id").isFalse();
    assertThat(ofExperiment("file://" + root)).as("all that there is").isFalse();
    assertThat(files).hasValue(0);
  }

  private boolean ofOwner(String uri, String owner) {
    return isDeleted(deletion.ofOwner(uri, owner, removed -> files.addAndGet(removed.files())));
  }

  private boolean ofExperiment(String uri, String... others) {
    return isDeleted(
        deletion.ofExperiment(
            uri, "7", List.of(others), removed -> files.addAndGet(removed.files())));
  }

  /** Whether it was; if not, it must have been refused. */
  private static boolean isDeleted(Future<Void> deleted) {
    return await(
        deleted
            .map(true)
            .otherwise(
                refusal -> {
                  assertThat(HeadraceException.is(refusal, ErrorCode.INVALID_PARAMETER_VALUE))
                      .as(refusal.toString())
                      .isTrue();
                  return false;
                }));
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
