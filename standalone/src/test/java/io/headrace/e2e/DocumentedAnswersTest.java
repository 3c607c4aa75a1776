package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.api.ApiCall;
import io.headrace.api.calls.CallDescription.Payload;
import io.headrace.api.calls.CallDescriptions;
import io.headrace.api.schema.Field;
import io.headrace.api.schema.FieldType;
import io.headrace.api.schema.FieldType.Listing;
import io.headrace.api.schema.Shape;
import io.headrace.error.ErrorCode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the document says of answers, held to those about things that have all that things can have.
 * The client holds each to the schema; here no field may be documented that there never is.
 */
@ExtendWith(RunningHeadraceResolver.class)
final class DocumentedAnswersTest {

  private static final int NOT_FOUND = 404;
  private static final String NO_EXPERIMENT = "987654321";

  /** Of calls that are not answered as they should be: each fails its own test, and no other. */
  private static final Map<ApiCall, AssertionError> FAILURES = new EnumMap<>(ApiCall.class);

  private static DocumentedClient client;
  private static SampleThings things;

  @BeforeAll
  static void begin(RawClient raw) throws IOException {
    client = new DocumentedClient(raw);
    things = new SampleThings(client);
    logToRun();
    logToModel();
    SampleRequest sample = new SampleRequest(things);
    for (ApiCall call : ApiCall.values()) {
      // Nothing may be deleted that others are yet to be about.
      if (call.owner() != ApiCall.Owner.TRACKING && call != ApiCall.DELETE_PROXIED_ARTIFACT) {
        read(call, sample.of(CallDescriptions.of(call).request()));
        askForPages(call, sample);
      }
    }
    listFolders();
    drawBuckets();
    listRuns();
    previewFiles(raw);
    read(
        ApiCall.DELETE_PROXIED_ARTIFACT,
        new JsonObject().put("artifact_path", things.storedFile()));
  }

  /** A table, one whose first row has no end, and JSON that is none. */
  private static void previewFiles(RawClient raw) throws IOException {
    previewFile(raw, "table.json", "{\"columns\": [\"a\"], \"data\": [[1]]}");
    previewFile(raw, "endless.csv", "a,".repeat(1 << 20));
    previewFile(raw, "other.json", "[1]");
  }

  private static void previewFile(RawClient raw, String name, String content) throws IOException {
    String path = "/" + things.storedFile().replace("a.txt", name);
    raw.send("PUT", "/api/2.0/mlflow-artifacts/artifacts" + path, content, null);
    read(
        ApiCall.PREVIEW_ARTIFACT,
        new JsonObject().put("run_id", things.runId).put("path", "notes/" + name));
  }

  /** A page of groups that is not the last, and a metric's range. */
  private static void listRuns() throws IOException {
    client.ask(ApiCall.CREATE_RUN, new JsonObject().put("experiment_id", things.experimentId));
    JsonObject runs = new JsonObject().put("experiment_ids", JsonArray.of(things.experimentId));
    read(
        ApiCall.GROUP_RUNS,
        runs.copy().put("group_by", JsonArray.of("attributes.run_id")).put("max_results", 1));
    read(ApiCall.LIST_RUN_KEYS, runs.put("ranges", true));
  }

  /** Two points, which one bucket has to hold. */
  private static void drawBuckets() throws IOException {
    client.ask(
        ApiCall.LOG_BATCH,
        new JsonObject()
            .put("run_id", things.runId)
            .put("metrics", JsonArray.of(point(0.25, 3), point(0.25, 4))));
    JsonObject series =
        new JsonObject()
            .put("run_ids", JsonArray.of(things.runId))
            .put("metric_keys", JsonArray.of(SampleThings.METRIC))
            .put("buckets", 1);
    read(ApiCall.GET_SERIES, series);
    read(ApiCall.GET_SERIES_BY_GET, series);
  }

  private static void read(ApiCall call, JsonObject fields) throws IOException {
    try {
      client.ask(call, fields);
    } catch (AssertionError e) {
      FAILURES.putIfAbsent(call, e);
    }
  }

  private static void logToRun() throws IOException {
    JsonObject run = new JsonObject().put("run_id", things.runId);
    client.ask(
        ApiCall.LOG_BATCH,
        run.copy()
            .put("metrics", JsonArray.of(point(0.25, 2), notANumber()))
            .put("params", JsonArray.of(pair("p"))));
    JsonObject dataset =
        new JsonObject()
            .put("name", "d")
            .put("digest", "1")
            .put("source_type", "local")
            .put("source", "{}")
            .put("schema", "{}")
            .put("profile", "{}");
    client.ask(
        ApiCall.LOG_INPUTS,
        run.copy()
            .put(
                "datasets",
                JsonArray.of(
                    new JsonObject()
                        .put("tags", JsonArray.of(pair("mlflow.data.context")))
                        .put("dataset", dataset)))
            .put("models", JsonArray.of(new JsonObject().put("model_id", things.modelId))));
    client.ask(
        ApiCall.LOG_OUTPUTS,
        run.copy()
            .put(
                "models",
                JsonArray.of(new JsonObject().put("model_id", things.modelId).put("step", 1))));
    client.ask(ApiCall.UPDATE_RUN, run.copy().put("status", "FINISHED").put("end_time", 2));
  }

  private static JsonObject point(double value, long step) {
    return new JsonObject()
        .put("key", SampleThings.METRIC)
        .put("value", value)
        .put("timestamp", step)
        .put("step", step);
  }

  private static JsonObject notANumber() {
    return point(0, 1).put("key", "broken").put("value", "NaN");
  }

  private static JsonObject pair(String key) {
    return new JsonObject().put("key", key).put("value", "v");
  }

  private static void logToModel() throws IOException {
    JsonObject model = new JsonObject().put("model_id", things.modelId);
    client.ask(
        ApiCall.LOG_METRIC,
        point(0.75, 3)
            .put("key", "of the model")
            .put("run_id", things.runId)
            .put("model_id", things.modelId)
            .put("dataset_name", "d")
            .put("dataset_digest", "1"));
    client.ask(
        ApiCall.LOG_LOGGED_MODEL_PARAMS, model.copy().put("params", JsonArray.of(pair("p"))));
    client.ask(ApiCall.FINALIZE_LOGGED_MODEL, model.copy().put("status", "LOGGED_MODEL_READY"));
    JsonObject params = new JsonObject().put("params", JsonArray.of(pair("p")));
    client.ask(
        ApiCall.CREATE_LOGGED_MODEL,
        params
            .copy()
            .put("experiment_id", things.experimentId)
            .put("tags", JsonArray.of(pair("t"))));
    client.ask(
        ApiCall.CREATE_RUN,
        new JsonObject()
            .put("experiment_id", things.experimentId)
            .put("tags", JsonArray.of(pair("t"))));
  }

  /** What begins a page is one that is not the last: there are two of everything. */
  private static void askForPages(ApiCall call, SampleRequest sample) throws IOException {
    Shape shape = CallDescriptions.of(call).request();
    JsonObject request = sample.of(shape);
    for (Field field : shape.fields()) {
      if (field.name().equals("experiment_ids")) {
        request.put(field.name(), sample.value(field));
      }
    }
    if (shape.fields().stream().anyMatch(field -> field.name().equals("max_results"))) {
      read(call, request.copy().put("max_results", 1));
      read(call, request.put("max_results", 1_000));
    }
  }

  private static void listFolders() throws IOException {
    JsonObject run = new JsonObject().put("run_id", things.runId);
    read(ApiCall.LIST_ARTIFACTS, run.copy().put("path", "notes"));
    read(
        ApiCall.LIST_PROXIED_ARTIFACTS,
        new JsonObject().put("path", things.storedFile().replace("/a.txt", "")));
    read(
        ApiCall.LIST_LOGGED_MODEL_ARTIFACTS,
        new JsonObject().put("model_id", things.modelId).put("artifact_directory_path", "notes"));
  }

  @ParameterizedTest
  @EnumSource(ApiCall.class)
  void field_thatIsDocumented_isInAnswers(ApiCall call) {
    if (FAILURES.containsKey(call)) {
      throw FAILURES.get(call);
    }
    if (CallDescriptions.of(call).payload() == Payload.JSON) {
      Set<String> documented = new TreeSet<>();
      collect("", CallDescriptions.of(call).answer(), documented);
      if (call == ApiCall.CREATE_RUN) {
        // What has just begun has not ended.
        documented.remove("run.info.end_time");
      }
      if (call == ApiCall.LIST_ARTIFACTS || call == ApiCall.LIST_LOGGED_MODEL_ARTIFACTS) {
        // Of a folder of more than 10,000 files.
        documented.remove("next_page_token");
      }
      if (call == ApiCall.PREVIEW_ARTIFACT) {
        // Of Parquet, which is no text that a request could be made of here.
        documented.remove("columns[].type");
      }
      if (call == ApiCall.CREATE_PROMPTLAB_RUN) {
        // A run without metrics, inputs and outputs.
        documented.removeIf(
            field -> field.matches("run\\.(data\\.metrics|inputs\\.|outputs\\.).*"));
      }

      assertThat(client.answered(call)).containsAll(documented);
    }
  }

  private static void collect(String path, FieldType type, Set<String> paths) {
    if (type instanceof Listing list) {
      collect(path + "[]", list.items(), paths);
    } else if (type instanceof Shape shape) {
      for (Field field : shape.fields()) {
        String name = path.isEmpty() ? field.name() : path + "." + field.name();
        paths.add(name);
        collect(name, field.type(), paths);
      }
    }
  }

  /** What does not exist is 404 exactly where the document tells so. */
  @ParameterizedTest
  @EnumSource(ApiCall.class)
  void thing_thatIsNotThere_isAnsweredAsDocumented(ApiCall call) throws IOException {
    JsonObject request = new SampleRequest(things).of(CallDescriptions.of(call).request());
    request.forEach(field -> field.setValue(ofNobody(field.getKey(), field.getValue())));
    if (call == ApiCall.CREATE_RUN) {
      request.put("experiment_id", NO_EXPERIMENT);
    }
    boolean told =
        CallDescriptions.of(call).refusals().containsKey(ErrorCode.RESOURCE_DOES_NOT_EXIST);

    assertThat(client.send(call, request).status() == NOT_FOUND).isEqualTo(told);
  }

  private static Object ofNobody(String field, Object value) {
    if (value instanceof JsonArray list) {
      return JsonArray.of(ofNobody(field, list.getValue(0)));
    }
    return switch (field) {
      case "experiment_id", "experiment_ids" -> NO_EXPERIMENT;
      case "run_id", "run_uuid", "run_ids", "model_id", "experiment_name" -> "nobody";
      case "artifact_path" -> things.storedFile() + ".none";
      default -> value;
    };
  }
}
