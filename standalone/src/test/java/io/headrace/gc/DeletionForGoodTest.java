package io.headrace.gc;

import static io.headrace.gc.GcScene.accepted;
import static io.headrace.gc.GcScene.get;
import static io.headrace.gc.GcScene.search;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import io.headrace.e2e.Await;
import io.headrace.e2e.HttpAnswer;
import io.headrace.e2e.RawClient;
import io.headrace.error.HeadraceException;
import io.headrace.objects.Removed;
import io.headrace.standalone.backend.SharedBackends;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is deleted for good is gone everywhere, and nothing else is. */
@ExtendWith(SharedBackends.class)
@Timeout(180)
final class DeletionForGoodTest {

  private static final int RACERS = 16;

  private static GcScene scene;

  @BeforeAll
  static void start(SharedBackends backends) {
    scene = new GcScene(backends.freshNamespace());
  }

  @AfterAll
  static void close() {
    scene.close();
  }

  @Test
  void run_deletedBeforeTheTime_isGoneFromEverywhereAndNoOther() throws IOException {
    String experimentId = scene.experiment("stays");
    String old = scene.run(experimentId);
    String young = scene.run(experimentId);
    String restored = scene.run(experimentId);
    String alive = scene.run(experimentId);
    String model = scene.model(experimentId, old, alive);
    String oldModel = scene.model(experimentId, alive);
    scene.done("runs/delete", old);
    scene.done("runs/delete", restored);
    scene.done("runs/restore", restored);
    scene.deleteModel(oldModel);
    long time = GcScene.now();
    scene.done("runs/delete", young);
    for (RawClient client : scene.clients()) {
      assertThat(search(client, experimentId)).hasSize(4);
    }
    Recount counted = new Recount();
    scene.deleteForGood(time, counted);

    // Others are what tests before have left in the bin.
    List<String> ours = List.of(old, young, restored, alive);
    assertThat(counted.runs).filteredOn(ours::contains).containsExactly(old);
    for (RawClient client : scene.clients()) {
      assertUnknown(client, old);
      assertThat(search(client, experimentId)).containsExactlyInAnyOrder(young, restored, alive);
      assertThat(scene.getModel(client, oldModel).status()).isEqualTo(404);
      assertThat(pointsOf(client, model)).containsExactly(alive);
      for (String other : List.of(young, restored, alive)) {
        assertIntact(client, other, experimentId);
      }
    }
    assertThat(scene.rows("runs_by_experiment", "experiment_id = ?", experimentId))
        .extracting(row -> row.getString("run_id"))
        .containsExactlyInAnyOrder(young, restored, alive);
    assertNoTraceOfRun(old, experimentId);
    assertThat(scene.graveTtl(old)).isBetween(1, 30 * 86_400);
    assertThat(scene.rows("logged_models", "model_id = ?", oldModel)).isEmpty();
    assertThat(scene.rows("logged_model_metrics", "model_id = ?", oldModel)).isEmpty();
    assertThat(scene.rows("logged_models_by_experiment", "experiment_id = ?", experimentId))
        .extracting(row -> row.getString("model_id"))
        .containsExactly(model);
    assertThat(scene.objects(experimentId + "/models/" + oldModel)).isEmpty();
    assertThat(scene.objects(experimentId + "/models/" + model)).hasSize(1);

    scene.done("runs/restore", young);
    Recount again = new Recount();
    scene.deleteForGood(GcScene.now(), again, "--run-ids=" + old);
    assertThat(again.runs).isEmpty();
    assertThat(again.sentences).containsExactly("There is no run " + old + ", or not any more.");
    assertIntact(scene.client(), young, experimentId);
  }

  @Test
  void run_whosePointsAreChunks_leavesNoneOfThem() throws IOException {
    String experimentId = scene.experiment("long runs");
    String runId = scene.run(experimentId);
    scene.logAndEnd(runId, "large/loss", 9_000);
    Await.until(
        "its points are compacted",
        Duration.ofSeconds(60),
        () ->
            !scene.rows("metric_chunks", "run_id = ?", runId).isEmpty()
                && scene.rows("compactions_due", "run_id = ?", runId).isEmpty());
    assertThat(scene.rows("metric_chunk_points", "run_id = ?", runId)).isNotEmpty();
    scene.done("runs/delete", runId);
    scene.deleteForGood(GcScene.now(), new Recount(), "--run-ids=" + runId);

    assertNoTraceOfRun(runId, experimentId);
  }

  @Test
  void experiment_deletedBeforeTheTime_isGoneAndItsNameIsFree() throws IOException {
    String experimentId = scene.experiment("goes");
    String run = scene.run(experimentId);
    String model = scene.model(experimentId, run);
    scene.upload(experimentId + "/left/behind.txt");
    scene.done("experiments/delete", experimentId);
    Recount counted = new Recount();
    scene.deleteForGood(GcScene.now(), counted, "--experiment-ids", experimentId);

    assertThat(counted.kinds)
        .containsExactly(Journal.Kind.RUN, Journal.Kind.MODEL, Journal.Kind.EXPERIMENT);
    assertThat(counted.files).isEqualTo(3);
    for (RawClient client : scene.clients()) {
      assertThat(get(client, "experiments/get", experimentId).status()).isEqualTo(404);
      assertThat(client.get("experiments/get-by-name", Map.of("experiment_name", "goes")).status())
          .isEqualTo(404);
      assertThat(scene.call(client, "experiments/restore", experimentId).status()).isEqualTo(404);
      assertThat(
              client
                  .post(
                      "experiments/search",
                      new JsonObject().put("view_type", "ALL").put("max_results", 1_000))
                  .body())
          .doesNotContain("goes");
      assertThat(
              client
                  .post("runs/create", new JsonObject().put("experiment_id", experimentId))
                  .status())
          .isEqualTo(404);
      assertUnknown(client, run);
      assertThat(scene.getModel(client, model).status()).isEqualTo(404);
    }
    assertNoTraceOfExperiment(experimentId);
    assertNoTraceOfRun(run, experimentId);
    assertThat(scene.rows("experiments", "shelf = 'all' AND kind = 'name' AND key = 'goes'"))
        .isEmpty();

    String another = scene.experiment("goes");
    assertThat(another).isNotEqualTo(experimentId);
    assertIntact(scene.client(), scene.run(another), another);
  }

  @Test
  void experiment_withARunThatWasRestored_staysWithIt() throws IOException {
    String experimentId = scene.experiment("stays for a run");
    String gone = scene.run(experimentId);
    String kept = scene.run(experimentId);
    scene.done("experiments/delete", experimentId);
    scene.done("runs/restore", kept);
    Recount counted = new Recount();
    scene.deleteForGood(GcScene.now(), counted, "--experiment-ids", experimentId);

    assertThat(counted.kinds).isEmpty();
    assertThat(counted.sentences)
        .containsExactly(
            "Experiment "
                + experimentId
                + " stays: of its runs 1 is not in the bin, or not for long enough.");
    scene.done("experiments/restore", experimentId);
    assertIntact(scene.client(), kept, experimentId);
    assertIntact(scene.client(), gone, experimentId);
  }

  /** The run comes back between the look at it and the claim on its experiment. */
  @ParameterizedTest
  @EnumSource(names = {"CLAIM_EXPERIMENT", "PURGE_RUN"})
  void experiment_whoseRunIsRestoredMeanwhile_isReleasedAndLosesNothing(Step when)
      throws IOException {
    String experimentId = scene.experiment("raced at " + when);
    String run = scene.run(experimentId);
    String model = scene.model(experimentId, run);
    scene.done("experiments/delete", experimentId);
    long time = GcScene.now();
    Recount crash = new Recount().failing(Step.RELEASE_EXPERIMENT);
    crash.before(when, () -> scene.done("runs/restore", run));
    assertThatThrownBy(() -> scene.deleteForGood(time, crash, "--experiment-ids", experimentId))
        .isInstanceOf(Crash.class);
    assertThat(scene.call(scene.client(), "experiments/restore", experimentId).status())
        .as("claimed")
        .isEqualTo(404);
    Recount released = new Recount();
    scene.deleteForGood(time, released, "--experiment-ids", experimentId);

    assertThat(released.kinds).isEmpty();
    assertThat(released.sentences).last().asString().contains(" stays: of its runs 1 is not");
    scene.done("experiments/restore", experimentId);
    for (RawClient client : scene.clients()) {
      assertIntact(client, run, experimentId);
      assertThat(pointsOf(client, model)).containsExactly(run);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RELEASE_EXPERIMENT")
  void anyStep_atWhichTheProcessIsKilled_isTakenByTheNext(Step step) throws IOException {
    String experimentId = scene.experiment("killed at " + step);
    String run = scene.run(experimentId);
    String model = scene.model(experimentId, run);
    scene.upload(experimentId + "/left/behind.txt");
    scene.done("experiments/delete", experimentId);
    long time = GcScene.now();
    Recount crash = new Recount().failing(step);
    assertThatThrownBy(() -> scene.deleteForGood(time, crash, "--experiment-ids", experimentId))
        .isInstanceOf(Crash.class);
    assertThat(crash.kinds).doesNotContain(Journal.Kind.EXPERIMENT);
    for (RawClient client : scene.clients()) {
      assertInTheBin(client, experimentId, "killed at " + step);
    }
    if (step.name().startsWith("RUN_")) {
      assertUnknown(scene.client(), run);
    }
    Recount next = new Recount();
    scene.deleteForGood(time, next, "--experiment-ids", experimentId);

    assertThat(next.kinds).endsWith(Journal.Kind.EXPERIMENT);
    assertThat(next.sentences).isEmpty();
    assertNoTraceOfExperiment(experimentId);
    assertNoTraceOfRun(run, experimentId);
    assertUnknown(scene.client(), run);
    assertThat(scene.getModel(scene.client(), model).status()).isEqualTo(404);
  }

  /**
   * Two delete for good, while clients take runs out of the bin: who was answered has its run. Some
   * come before both, some behind both, so that there are winners and losers however the rest goes.
   */
  @Test
  void restore_whileTwoDeleteForGood_winsWholeOrLosesWhole() throws IOException {
    String experimentId = scene.experiment("raced");
    List<String> runs = new ArrayList<>();
    for (int i = 0; i < RACERS; i++) {
      runs.add(scene.run(experimentId));
      scene.done("runs/delete", runs.get(i));
    }
    List<String> before = runs.subList(0, RACERS / 4);
    List<String> meanwhile = runs.subList(RACERS / 4, RACERS - RACERS / 4);
    List<String> behind = runs.subList(RACERS - RACERS / 4, RACERS);
    List<String> restored = new ArrayList<>();
    Interference early =
        () -> {
          synchronized (restored) {
            if (restored.isEmpty()) {
              restored.addAll(restored(before));
            }
          }
        };
    Recount one = new Recount();
    Recount other = new Recount();
    one.before(Step.PURGE_RUN, early);
    other.before(Step.PURGE_RUN, early);
    long time = GcScene.now();
    Future<Void> both =
        Future.join(scene.beginToDelete(time, one), scene.beginToDelete(time, other)).mapEmpty();
    List<String> inTime = restored(meanwhile);
    both.await();
    assertThat(restored).containsExactlyElementsOf(before);
    assertThat(restored(behind)).isEmpty();
    restored.addAll(inTime);

    for (RawClient client : scene.clients()) {
      assertThat(search(client, experimentId)).containsExactlyInAnyOrderElementsOf(restored);
      for (String run : runs) {
        if (restored.contains(run)) {
          assertIntact(client, run, experimentId);
        } else {
          assertThat(get(client, "runs/get", run).status()).isEqualTo(404);
        }
      }
    }
    runs.stream()
        .filter(run -> !restored.contains(run))
        .forEach(run -> assertNoTraceOfRun(run, experimentId));
  }

  /** Those of the runs that are restored, by one instance or the other; the rest is gone. */
  private static List<String> restored(List<String> runs) throws IOException {
    List<String> restored = new ArrayList<>();
    for (String run : runs) {
      RawClient client = scene.clients().get(runs.indexOf(run) % 2);
      HttpAnswer answer = scene.call(client, "runs/restore", run);
      assertThat(answer.status()).isIn(200, 404);
      if (answer.ok()) {
        restored.add(run);
      }
    }
    return restored;
  }

  @Test
  void artifact_thatCannotBeDeleted_keepsItsRunAndNoOther() throws IOException {
    String experimentId = scene.experiment("keeps an artifact");
    String stuck = scene.run(experimentId);
    String other = scene.run(experimentId);
    scene.done("runs/delete", stuck);
    scene.done("runs/delete", other);
    String artifact = experimentId + "/" + stuck + "/artifacts/notes.txt";
    String[] both = {"--run-ids", stuck + "," + other};
    Recount counted = new Recount();
    counted.atEachRemoval(() -> scene.upload(artifact));
    scene.deleteForGood(GcScene.now(), counted, both);

    assertThat(counted.runs).containsExactly(other);
    assertThat(counted.sentences)
        .containsExactly(
            "UNFINISHED Not all of run "
                + stuck
                + " is gone: The S3 store keeps "
                + artifact
                + " (it is there again once it is removed).");
    Recount next = new Recount();
    scene.deleteForGood(GcScene.now(), next, both);
    assertThat(next.runs).containsExactly(stuck);
    assertThat(scene.objects(artifact)).isEmpty();
  }

  /** Created while the experiment was active, by one who was held up until now. */
  @Test
  void run_thatComesOntoTheLogWhenItsExperimentIsSealed_goesWithIt() throws IOException {
    String experimentId = scene.experiment("sealed");
    scene.done("experiments/delete", experimentId);
    Recount counted = new Recount();
    counted.before(Step.SEAL_EXPERIMENT, () -> scene.publishRun("late-run", experimentId));
    scene.deleteForGood(GcScene.now(), counted, "--experiment-ids", experimentId);

    assertThat(counted.sentences).isEmpty();
    assertThat(counted.kinds).containsExactly(Journal.Kind.RUN, Journal.Kind.EXPERIMENT);
    assertNoTraceOfExperiment(experimentId);
    assertNoTraceOfRun("late-run", experimentId);
    for (RawClient client : scene.clients()) {
      assertUnknown(client, "late-run");
    }
    scene.publishRun("late-run", experimentId);
    for (RawClient client : scene.clients()) {
      assertUnknown(client, "late-run");
      assertThat(search(client, experimentId)).isEmpty();
    }
  }

  @Test
  void named_thatMustNotGo_isRefusedBeforeAnythingGoes() throws IOException {
    String experimentId = scene.experiment("named");
    String active = scene.run(experimentId);
    String deleted = scene.run(experimentId);
    String model = scene.model(experimentId);
    scene.done("runs/delete", deleted);
    long time = GcScene.now();

    assertRefused(
        time,
        "Run "
            + active
            + " is not in `deleted` lifecycle stage. Only runs in `deleted` lifecycle stage can be"
            + " deleted.",
        "--run-ids",
        deleted + "," + active);
    assertRefused(
        time,
        "Run "
            + deleted
            + " is not older than the required age. Only runs older than 1d can be deleted.",
        "--older-than=1d",
        "--run-ids=" + deleted);
    assertRefused(
        time,
        "Experiment "
            + experimentId
            + " is not in `deleted` lifecycle stage. Only experiments in `deleted` lifecycle stage"
            + " can be deleted.",
        "--run-ids=" + deleted,
        "--experiment-ids=" + experimentId);
    assertRefused(
        time,
        "Logged model "
            + model
            + " is not in `deleted` lifecycle stage. Only logged models in `deleted` lifecycle"
            + " stage can be deleted.",
        "--run-ids=" + deleted,
        "--logged-model-ids=" + model);
    scene.done("runs/restore", deleted);
    assertIntact(scene.client(), deleted, experimentId);
  }

  @Test
  void preview_ofWhatIsDue_countsAndDeletesNothing() throws IOException {
    String experimentId = scene.experiment("previewed");
    String run = scene.run(experimentId);
    scene.model(experimentId, run);
    scene.done("experiments/delete", experimentId);
    long time = GcScene.now();

    assertThat(scene.preview(time, "--experiment-ids", experimentId))
        .isEqualTo("1 run, 1 logged model, 1 experiment");
    scene.done("experiments/restore", experimentId);
    assertIntact(scene.client(), run, experimentId);
  }

  @Test
  void program_onAnInstallation_saysWhatItDid() throws IOException {
    String experimentId = scene.experiment("by program");
    String run = scene.run(experimentId);
    scene.done("runs/delete", run);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    GcOptions dry = GcOptions.take(List.of("--run-ids", run, "--dry-run")).options();
    GcOptions real = GcOptions.take(List.of("--run-ids", run)).options();

    assertThat(new GcProgram(dry, scene.values(), out).run()).isZero();
    assertThat(new GcProgram(real, scene.values(), out).run()).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "Would delete run " + run,
            "Would delete for good 1 run, 0 logged models, 0 experiments. Nothing is deleted.",
            "Deleted run " + run,
            "Deleted for good: 1 run, 0 logged models, 0 experiments; 1 artifact of 5 bytes.");
    assertUnknown(scene.client(), run);
  }

  @Test
  void program_dryOnAnExperiment_namesWhatIsInItWithNames() throws IOException {
    String experimentId = scene.experiment("named by program");
    String run = scene.run(experimentId);
    scene.done("experiments/delete", experimentId);

    assertThat(said(0, "--experiment-ids", experimentId, "--dry-run"))
        .containsExactly(
            "Would delete run " + run,
            "Would delete experiment " + experimentId + " 'named by program'",
            "Would delete for good 1 run, 0 logged models, 1 experiment. Nothing is deleted.");
  }

  /** A typing mistake in a nightly job must not look like success. */
  @Test
  void program_namedWhatIsNotThere_saysOnlySoAndFails() {
    assertThat(said(1, "--run-ids", "nope"))
        .containsExactly("There is no run nope, or not any more.");
    assertThat(said(1, "--run-ids", "nope", "--dry-run"))
        .first()
        .isEqualTo("There is no run nope, or not any more.");
  }

  @Test
  void program_refused_saysTheRefusalAlone() throws IOException {
    String active = scene.experiment("active");
    String run = scene.run(active);
    scene.done("runs/delete", run);
    String[] both = {"--run-ids", run, "--experiment-ids", active};
    String[] dry = {"--run-ids", run, "--experiment-ids", active, "--dry-run"};

    for (String[] options : List.of(both, dry)) {
      assertThat(said(1, options))
          .singleElement()
          .asString()
          .startsWith("Experiment " + active + " is not in `deleted` lifecycle stage.");
    }
  }

  /** The lines that the program says before it ends with a status. */
  private static List<String> said(int status, String... options) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    GcOptions given = GcOptions.take(List.of(options)).options();
    assertThat(new GcProgram(given, scene.values(), out).run()).isEqualTo(status);
    return said.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** As who wants to work in an experiment of that name needs to know. */
  private static void assertInTheBin(RawClient client, String experimentId, String name)
      throws IOException {
    HttpAnswer byName = client.get("experiments/get-by-name", Map.of("experiment_name", name));
    assertThat(accepted(byName).json().getJsonObject("experiment").getString("lifecycle_stage"))
        .isEqualTo("deleted");
    JsonObject again = new JsonObject().put("name", name);
    assertThat(client.post("experiments/create", again).json().getString("error_code"))
        .isEqualTo("RESOURCE_ALREADY_EXISTS");
    JsonObject run = new JsonObject().put("experiment_id", experimentId);
    assertThat(client.post("runs/create", run).status()).isIn(400, 404);
  }

  private static void assertRefused(long time, String words, String... options) {
    assertThatThrownBy(() -> scene.deleteForGood(time, new Recount(), options))
        .isInstanceOf(HeadraceException.class)
        .hasMessage(words);
  }

  @Test
  void program_onAnInstallationThatIsNotThere_saysSo() {
    SettingValues values = scene.values().with(Setting.S3_BUCKET, "mistyped");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    GcOptions options = GcOptions.take(List.of("--dry-run")).options();

    assertThat(new GcProgram(options, values, out).run()).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .startsWith("There is no such installation: the S3 store has no bucket ");
  }

  private static void assertUnknown(RawClient client, String runId) throws IOException {
    JsonObject point =
        new JsonObject()
            .put("run_id", runId)
            .put("key", "loss")
            .put("value", 1)
            .put("timestamp", 1)
            .put("metric_key", "loss");
    List<HttpAnswer> answers =
        List.of(
            get(client, "runs/get", runId),
            get(client, "artifacts/list", runId),
            client.post("runs/log-metric", point),
            client.post("runs/set-tag", point.copy().put("value", "text")),
            scene.call(client, "runs/update", runId),
            scene.call(client, "runs/delete", runId),
            scene.call(client, "runs/restore", runId));
    for (HttpAnswer answer : answers) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(404);
      assertThat(answer.json().getString("error_code")).isEqualTo("RESOURCE_DOES_NOT_EXIST");
      assertThat(answer.json().getString("message"))
          .isEqualTo("Run with id=" + runId + " not found");
    }
    // Of a run that is unknown they answer that there is nothing.
    for (String history : List.of("metrics/get-history", "metrics/get-history-bulk")) {
      Map<String, String> query = Map.of("run_id", runId, "metric_key", "loss");
      assertThat(accepted(client.get(history, query)).objects("metrics")).isEmpty();
    }
  }

  private static void assertIntact(RawClient client, String runId, String experimentId)
      throws IOException {
    JsonObject data =
        accepted(get(client, "runs/get", runId)).json().getJsonObject("run").getJsonObject("data");
    assertThat(data.getJsonArray("params")).hasSize(1);
    assertThat(
            accepted(
                    client.get(
                        "metrics/get-history", Map.of("run_id", runId, "metric_key", "loss")))
                .objects("metrics"))
        .hasSize(3);
    assertThat(accepted(get(client, "artifacts/list", runId)).objects("files")).hasSize(1);
    assertThat(scene.objects(experimentId + "/" + runId + "/artifacts/notes.txt")).hasSize(1);
  }

  /** The runs that a model has points of. */
  private static List<String> pointsOf(RawClient client, String modelId) throws IOException {
    JsonObject model = accepted(scene.getModel(client, modelId)).json().getJsonObject("model");
    return model.getJsonObject("data").getJsonArray("metrics").stream()
        .map(metric -> ((JsonObject) metric).getString("run_id"))
        .toList();
  }

  private static void assertNoTraceOfRun(String runId, String experimentId) {
    assertThat(
            scene.rows(
                "runs_by_experiment", "experiment_id = ? AND run_id = ?", experimentId, runId))
        .isEmpty();
    for (String table : List.of("metric_segments", "metric_chunks", "metric_chunk_points")) {
      assertThat(scene.rows(table, "run_id = ?", runId)).as(table).isEmpty();
    }
    assertThat(scene.rows("logged_models_by_run", "run_id = ?", runId)).isEmpty();
    assertThat(scene.rows("logged_model_metrics", "run_id = ?", runId)).isEmpty();
    assertThat(scene.objects(experimentId + "/" + runId)).isEmpty();
  }

  private static void assertNoTraceOfExperiment(String experimentId) {
    assertThat(scene.rows("experiments", "experiment_id = ?", experimentId)).isEmpty();
    assertThat(scene.rows("runs_by_experiment", "experiment_id = ?", experimentId)).isEmpty();
    assertThat(scene.rows("logged_models_by_experiment", "experiment_id = ?", experimentId))
        .isEmpty();
    assertThat(scene.rows("logged_models", "experiment_id = ?", experimentId)).isEmpty();
    assertThat(scene.objects(experimentId + "/")).isEmpty();
  }

  /** What happens when the process is killed: nothing more. */
  private static final class Crash extends RuntimeException {}

  private interface Interference {
    void happen() throws IOException;
  }

  /** Notes all it is told, and comes between. */
  private static final class Recount implements Journal {
    private final List<Kind> kinds = new ArrayList<>();
    private final List<String> runs = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();
    private long files;
    private Step failing;
    private Step interferedWith;
    private Interference interference;
    private Interference removalInterference = () -> {};
    private final AtomicBoolean happened = new AtomicBoolean();

    /** Lets the process end before a step. */
    Recount failing(Step step) {
      failing = step;
      return this;
    }

    /** Has something happen once, just before a step. */
    void before(Step step, Interference what) {
      interferedWith = step;
      interference = what;
    }

    /** Has something happen whenever artifacts are gone. */
    void atEachRemoval(Interference what) {
      removalInterference = what;
    }

    @Override
    public synchronized void begins(Step step, String id) {
      if (step == interferedWith && happened.compareAndSet(false, true)) {
        happens(interference);
      }
      if (step == failing) {
        throw new Crash();
      }
      if (step == Step.RUN_ROW) {
        runs.add(id);
      }
    }

    private static void happens(Interference what) {
      try {
        what.happen();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public synchronized void gone(Thing thing) {
      kinds.add(thing.kind());
    }

    @Override
    public synchronized void wouldGo(Thing thing) {
      throw new AssertionError("No dry run: " + thing);
    }

    @Override
    public synchronized void removed(Removed artifacts) {
      files += artifacts.files();
      happens(removalInterference);
    }

    @Override
    public synchronized void stays(String sentence) {
      sentences.add(sentence);
    }

    @Override
    public synchronized void missing(String sentence) {
      sentences.add(sentence);
    }

    @Override
    public synchronized void unfinished(String sentence) {
      sentences.add("UNFINISHED " + sentence);
    }
  }
}
