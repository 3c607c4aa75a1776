package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calls behind tables of runs, on real backends. */
@ExtendWith(RunningHeadraceResolver.class)
final class RunListsTest {

  private static final String PATH = "/api/headrace/v1/runs/";

  private static RawClient client;
  private static String experiment;
  private static final List<String> RUNS = new ArrayList<>();

  /** Four runs of two optimizers, one of them deleted, one with NaN, one without a metric. */
  @BeforeAll
  static void logRuns(RawClient raw) throws IOException {
    client = raw;
    experiment = Scene.createExperiment(client, "lists-" + UUID.randomUUID());
    create("adam", 0.5);
    create("adam", 1.5);
    create("sgd", Double.NaN);
    create("sgd", null);
    create("adam", 100.0);
    Scene.accepted(client.post("runs/delete", new JsonObject().put("run_id", RUNS.get(4))));
  }

  private static void create(String optimizer, Double loss) throws IOException {
    JsonObject created =
        new JsonObject().put("experiment_id", experiment).put("start_time", 1000 + RUNS.size());
    String run =
        Scene.accepted(client.post("runs/create", created))
            .json()
            .getJsonObject("run")
            .getJsonObject("info")
            .getString("run_id");
    RUNS.add(run);
    JsonObject batch =
        new JsonObject()
            .put("run_id", run)
            .put(
                "params",
                JsonArray.of(new JsonObject().put("key", "optimizer").put("value", optimizer)));
    if (loss != null) {
      Object value = loss.isNaN() ? "NaN" : loss;
      batch.put(
          "metrics",
          JsonArray.of(
              new JsonObject().put("key", "loss").put("value", value).put("timestamp", 1)));
    }
    Scene.accepted(client.post("runs/log-batch", batch));
  }

  private static HttpAnswer ask(String call, JsonObject body) throws IOException {
    body.put("experiment_ids", JsonArray.of(experiment));
    return client.send("POST", PATH + call, body.encode(), "application/json");
  }

  private static JsonObject answer(String call, JsonObject body) throws IOException {
    return Scene.accepted(ask(call, body)).json();
  }

  private static Stream<JsonObject> items(JsonObject answer, String field) {
    return answer.getJsonArray(field).stream().map(JsonObject.class::cast);
  }

  @Test
  void search_chosenColumns_hasThemOfEachRunInOrder() throws IOException {
    JsonObject answer =
        answer(
            "search",
            new JsonObject()
                .put("columns", JsonArray.of("params.optimizer", "metrics.loss", "start_time"))
                .put("order_by", JsonArray.of("metrics.loss DESC")));

    assertThat(answer.getLong("matches")).isEqualTo(4);
    assertThat(items(answer, "runs").map(run -> run.getJsonArray("values").getList()))
        .containsExactly(
            List.of("adam", 1.5, 1001),
            List.of("adam", 0.5, 1000),
            List.of("sgd", "NaN", 1002),
            Arrays.asList("sgd", null, 1003));
    assertThat(items(answer, "runs").map(run -> run.getString("run_id")))
        .containsExactly(RUNS.get(1), RUNS.get(0), RUNS.get(2), RUNS.get(3));
  }

  @Test
  void search_pageByPage_hasEachRunOnceAndRefusesTheTokenElsewhere() throws IOException {
    List<String> seen = new ArrayList<>();
    JsonObject body = new JsonObject().put("max_results", 1).put("run_view_type", "ALL");
    String token = null;
    do {
      JsonObject page = answer("search", body.copy().put("page_token", token));
      items(page, "runs").forEach(run -> seen.add(run.getString("run_id")));
      token = page.getString("next_page_token");
      if (token != null) {
        JsonObject elsewhere = body.copy().put("filter", "start_time > 1").put("page_token", token);
        assertThat(ask("search", elsewhere).status()).isEqualTo(400);
      }
    } while (token != null);

    assertThat(seen).containsExactlyInAnyOrderElementsOf(RUNS);
  }

  @Test
  void search_skippingRuns_goesOnBehindThemAndBehindTheToken() throws IOException {
    JsonObject body =
        new JsonObject().put("order_by", JsonArray.of("start_time")).put("max_results", 1);
    JsonObject second = answer("search", body.copy().put("skip", 1));
    JsonObject fourth =
        answer(
            "search",
            body.copy().put("skip", 1).put("page_token", second.getString("next_page_token")));
    JsonObject behind = answer("search", body.copy().put("skip", 9));

    assertThat(ids(second)).containsExactly(RUNS.get(1));
    assertThat(ids(fourth)).containsExactly(RUNS.get(3));
    assertThat(fourth.getString("next_page_token")).isNull();
    assertThat(ids(behind)).isEmpty();
    assertThat(behind.getLong("matches")).isEqualTo(4);
  }

  @Test
  void search_byDuration_hasThoseThatHaveNotEndedLast() throws IOException {
    String other = Scene.createExperiment(client, "durations-" + UUID.randomUUID());
    for (Long end : new Long[] {5_000L, null, 2_000L}) {
      JsonObject run = new JsonObject().put("experiment_id", other).put("start_time", 1_000);
      JsonObject created = Scene.accepted(client.post("runs/create", run)).json();
      String runId = created.getJsonObject("run").getJsonObject("info").getString("run_id");
      if (end != null) {
        Scene.accepted(
            client.post("runs/update", new JsonObject().put("run_id", runId).put("end_time", end)));
      }
    }
    JsonObject body =
        new JsonObject()
            .put("experiment_ids", JsonArray.of(other))
            .put("columns", JsonArray.of("attributes.duration"))
            .put("order_by", JsonArray.of("attributes.duration DESC"));

    HttpAnswer answer = client.send("POST", PATH + "search", body.encode(), "application/json");

    assertThat(
            items(Scene.accepted(answer).json(), "runs")
                .map(run -> run.getJsonArray("values").getValue(0)))
        .containsExactly(4_000, 1_000, null);
  }

  @Test
  void lists_inNaturalOrder_haveNumbersAsNumbersAndMlflowsCallHasNot() throws IOException {
    String other = Scene.createExperiment(client, "batch-sizes-" + UUID.randomUUID());
    for (String size : new String[] {"128", "16", "auto", "32"}) {
      JsonObject run = new JsonObject().put("experiment_id", other).put("start_time", 1_000);
      JsonObject created = Scene.accepted(client.post("runs/create", run)).json();
      String runId = created.getJsonObject("run").getJsonObject("info").getString("run_id");
      JsonObject param = new JsonObject().put("run_id", runId).put("key", "batch size");
      Scene.accepted(client.post("runs/log-parameter", param.put("value", size)));
    }
    JsonArray sizes = JsonArray.of("params.`batch size`");
    String body =
        new JsonObject()
            .put("experiment_ids", JsonArray.of(other))
            .put("columns", sizes)
            .put("group_by", sizes)
            .put("order_by", JsonArray.of("natural(params.`batch size`) DESC"))
            .encode();

    HttpAnswer listed = client.send("POST", PATH + "search", body, "application/json");
    HttpAnswer grouped = client.send("POST", PATH + "groups", body, "application/json");
    HttpAnswer refused = client.post("runs/search", new JsonObject(body));

    assertThat(
            items(Scene.accepted(listed).json(), "runs")
                .map(run -> run.getJsonArray("values").getString(0)))
        .containsExactly("128", "32", "16", "auto");
    assertThat(
            items(Scene.accepted(grouped).json(), "groups")
                .map(group -> group.getJsonArray("keys").getString(0)))
        .containsExactly("128", "32", "16", "auto");
    assertThat(refused.json().getString("error_code")).isEqualTo("INVALID_PARAMETER_VALUE");
    assertThat(refused.json().getString("message"))
        .startsWith("Invalid order_by clause 'natural(params.`batch size`) DESC'.");
  }

  private static List<String> ids(JsonObject answer) {
    return items(answer, "runs").map(run -> run.getString("run_id")).toList();
  }

  @Test
  void groups_skippingSome_goesOnBehindThem() throws IOException {
    JsonObject body = new JsonObject().put("group_by", JsonArray.of("params.optimizer"));

    JsonObject answer = answer("groups", body.put("skip", 1));

    assertThat(items(answer, "groups").map(group -> group.getJsonArray("keys").getString(0)))
        .containsExactly("sgd");
  }

  @Test
  void groups_byParam_countsAndAggregatesWithoutNaNAndDeletedRuns() throws IOException {
    JsonObject answer =
        answer(
            "groups",
            new JsonObject()
                .put("group_by", JsonArray.of("params.optimizer"))
                .put(
                    "aggregates",
                    JsonArray.of(
                        "min(metrics.loss)",
                        "max(metrics.loss)",
                        "mean(metrics.loss)",
                        "last(metrics.loss)",
                        "count(metrics.loss)"))
                .put("order_by", JsonArray.of("mean(metrics.loss) DESC")));

    assertThat(answer.getLong("matches")).isEqualTo(4);
    assertThat(answer.getLong("total")).isEqualTo(2);
    assertThat(items(answer, "groups").map(JsonObject::encode))
        .containsExactly(
            "{\"keys\":[\"adam\"],\"runs\":2,\"values\":[0.5,1.5,1.0,1.5,2.0]}",
            "{\"keys\":[\"sgd\"],\"runs\":2,\"values\":[null,null,null,null,0.0]}");
  }

  @Test
  void groups_pageByPage_hasEachGroupOnce() throws IOException {
    List<Object> seen = new ArrayList<>();
    JsonObject body =
        new JsonObject().put("max_results", 1).put("group_by", JsonArray.of("attributes.run_id"));
    String token = null;
    do {
      JsonObject page = answer("groups", body.copy().put("page_token", token));
      items(page, "groups").forEach(group -> seen.add(group.getJsonArray("keys").getString(0)));
      token = page.getString("next_page_token");
    } while (token != null);

    assertThat(seen).isSorted().hasSize(4);
  }

  @Test
  void keys_ofMetrics_haveTheirRunsAndRanges() throws IOException {
    JsonObject answer = answer("keys", new JsonObject().put("ranges", true).put("contains", "OSS"));

    assertThat(answer.getLong("total")).isOne();
    assertThat(items(answer, "keys").map(JsonObject::encode))
        .containsExactly("{\"key\":\"loss\",\"runs\":4,\"min\":0.5,\"max\":100.0}");
    assertThat(answer("keys", new JsonObject().put("prefix", "OSS")).getLong("total")).isZero();
  }

  @Test
  void keys_tagThatIsDeleted_isNotCountedAnyMore() throws IOException {
    JsonObject tags = new JsonObject().put("kind", "tag").put("prefix", "passing");
    JsonObject tag = new JsonObject().put("run_id", RUNS.get(0)).put("key", "passing");
    Scene.accepted(client.post("runs/set-tag", tag.copy().put("value", "x")));
    assertThat(answer("keys", tags.copy()).getLong("total")).isOne();
    Scene.accepted(client.post("runs/delete-tag", tag));

    assertThat(answer("keys", tags.copy()).getLong("total")).isZero();
  }

  @Test
  void values_ofAParam_areTheMostFrequentFirst() throws IOException {
    JsonObject answer = answer("values", new JsonObject().put("column", "params.optimizer"));

    assertThat(items(answer, "values").map(JsonObject::encode))
        .containsExactly("{\"value\":\"adam\",\"runs\":3}", "{\"value\":\"sgd\",\"runs\":2}");
    assertThat(
            answer("values", new JsonObject().put("column", "params.optimizer").put("prefix", "s"))
                .getLong("total"))
        .isOne();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "search | {'columns':['nothing.loss']} | Invalid entity type 'nothing'",
        "search | {'columns':['metrics.']} | The key is missing",
        "search | {'columns':['metrics.a metrics.b']} | It must name one thing",
        "search | {'columns':['']} | It must name one thing",
        "search | {'max_results':10001} | must be between 1 and 10000",
        "search | {'filter':'attributes.duration > 1'} | Invalid attribute key 'duration'",
        "search | {'skip':-1} | must be between 0 and 10000, and is -1",
        "groups | {'skip':10001} | must be between 0 and 10000",
        "search | {'max_results':0} | must be between 1 and 10000",
        "search | {'filter':'metrics.loss > `a`'} | Expected numeric value",
        "search | {'page_token':'garbage'} | Invalid page token",
        "groups | {'group_by':['metrics.loss']} | It must be a param, a tag",
        "groups | {'group_by':['tags.a','tags.b','tags.c','tags.d']} | at most 3 things",
        "groups | {'aggregates':['median(metrics.loss)']} | It must be min, max, mean, last",
        "groups | {'aggregates':['mean(params.a)']} | Only metrics, times and the duration are numbers",
        "groups | {'order_by':['params.a']} | Groups cannot be ordered by 'params.a'",
        "groups | {'group_by':['status'],'order_by':['natural(status)']} | Only params and tags have",
        "search | {'order_by':['natural(metrics.loss)']} | Only params and tags have a natural order",
        "groups | {'page_token':'AAAA'} | Invalid page token",
        "search | {'run_view_type':'all'} | 'run_view_type' must be one of",
        "groups | {'group_by':['dataset.name']} | Invalid group_by 'dataset.name'",
        "keys | {'kind':'model'} | must be one of",
        "keys | {'kind':'tag','ranges':true} | Only metrics have 'ranges'",
        "keys | {'ranges':true,'max_results':101} | may be at most 100",
        "values | {'column':'metrics.loss'} | It must be a param, a tag",
        "values | {} | column"
      })
  void lists_badRequest_isRefusedInMlflowsShape(String call, String body, String message)
      throws IOException {
    HttpAnswer answer = ask(call, new JsonObject(body.replace('\'', '"')));

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().getString("error_code")).isEqualTo("INVALID_PARAMETER_VALUE");
    assertThat(answer.json().getString("message")).contains(message);
  }
}
