package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs as files, on real backends. That Parquet is read by others is for the Python tests. */
@ExtendWith(RunningHeadraceResolver.class)
final class RunExportTest {

  private static final String PATH = "/api/headrace/v1/runs/export";
  private static final String NO_EXPERIMENT = "987654321";
  private static final int MANY = 3_000;
  private static final int AT_ONCE = 8;

  private static RawClient client;
  private static URI server;
  private static String experiment;
  private static final List<String> RUNS = new ArrayList<>();

  /** A run that is plain, one that is odd, one that lacks everything, and one in the bin. */
  @BeforeAll
  static void logRuns(RawClient raw, URI uri) throws IOException {
    client = raw;
    server = uri;
    experiment = Scene.createExperiment(client, "export-" + UUID.randomUUID());
    create("plain", "0.5", 1.5);
    create("=é, \"🚀\"\n", "-0.5", "NaN");
    create("-empty", null, null);
    create("deleted", "x", "Infinity");
    Scene.accepted(client.post("runs/delete", new JsonObject().put("run_id", RUNS.get(3))));
  }

  private static void create(String name, String lr, Object loss) throws IOException {
    JsonObject created =
        new JsonObject()
            .put("experiment_id", experiment)
            .put("run_name", name)
            .put("user_id", "u")
            .put("start_time", 1_700_000_000_000L + RUNS.size());
    String run = createRun(created);
    RUNS.add(run);
    JsonObject batch = new JsonObject().put("run_id", run);
    if (lr != null) {
      batch.put("params", JsonArray.of(new JsonObject().put("key", "l r").put("value", lr)));
    }
    if (loss != null) {
      batch.put(
          "metrics",
          JsonArray.of(new JsonObject().put("key", "loss").put("value", loss).put("timestamp", 1)));
    }
    Scene.accepted(client.post("runs/log-batch", batch));
  }

  private static String createRun(JsonObject run) throws IOException {
    return Scene.accepted(client.post("runs/create", run))
        .json()
        .getJsonObject("run")
        .getJsonObject("info")
        .getString("run_id");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String csv(String query) throws IOException {
    String path = PATH + "?experiment_ids=" + experiment + "&format=csv" + query;
    HttpAnswer answer = Scene.accepted(client.send("GET", path, null, null));
    assertThat(answer.contentType()).isEqualTo("text/csv; charset=utf-8");
    return answer.body();
  }

  @Test
  void csv_chosenColumns_hasThemOfEachActiveRunInOrder() throws IOException {
    String file =
        csv(
            "&columns=run_name&columns=metrics.loss&columns="
                + encode("params.`l r`")
                + "&columns=start_time&columns=run_id&order_by=start_time");

    assertThat(file)
        .isEqualTo(
            String.join(
                "\r\n",
                "run_id,experiment_id,run_name,metrics.loss,params.l r,start_time",
                RUNS.get(0) + "," + experiment + ",plain,1.5,0.5,2023-11-14T22:13:20.000Z",
                RUNS.get(1)
                    + ","
                    + experiment
                    + ",\"'=é, \"\"🚀\"\"\n\",NaN,-0.5,2023-11-14T22:13:20.001Z",
                RUNS.get(2) + "," + experiment + ",'-empty,,,2023-11-14T22:13:20.002Z",
                ""));
  }

  @Test
  void csv_withoutColumns_hasThoseThatSayWhatRunsAre() throws IOException {
    String file = csv("&run_view_type=DELETED_ONLY&filter=" + encode("metrics.loss > 100"));

    assertThat(file)
        .isEqualTo(
            "run_id,experiment_id,run_name,status,start_time,end_time,user_id\r\n"
                + RUNS.get(3)
                + ","
                + experiment
                + ",deleted,RUNNING,2023-11-14T22:13:20.003Z,,u\r\n");
  }

  @Test
  void csv_ofManyPages_hasEachRunOnceInOrder() throws Exception {
    String large = Scene.createExperiment(client, "many-" + UUID.randomUUID());
    List<String> created = createMany(large);
    StringBuilder query = new StringBuilder(PATH + "?format=csv&order_by=start_time");
    query.append("&experiment_ids=").append(large).append("&experiment_ids=" + NO_EXPERIMENT);
    // Of so many columns a page has 992 runs.
    for (int i = 0; i < 250; i++) {
      query.append("&columns=tags.t").append(i);
    }

    String file = Scene.accepted(client.send("GET", query.toString(), null, null)).body();

    List<String> lines = file.lines().skip(1).toList();
    assertThat(lines.stream().map(line -> line.substring(0, line.indexOf(','))))
        .containsExactlyElementsOf(created);
    assertThat(lines.get(MANY - 1)).startsWith(created.get(MANY - 1) + "," + large + ",,v2999,,");
  }

  private static List<String> createMany(String large) throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<String>> created =
          IntStream.range(0, MANY)
              .mapToObj(
                  i ->
                      new JsonObject()
                          .put("experiment_id", large)
                          .put("start_time", i)
                          .put(
                              "tags",
                              JsonArray.of(
                                  new JsonObject().put("key", "t1").put("value", "v" + i))))
              .map(run -> writers.submit(() -> createRun(run)))
              .toList();
      List<String> ids = new ArrayList<>();
      for (Future<String> one : created) {
        ids.add(one.get());
      }
      return ids;
    } finally {
      writers.shutdown();
    }
  }

  @Test
  void csv_ofNothing_isTheNamesAlone() throws IOException {
    String names = "run_id,experiment_id,metrics.none\r\n";

    assertThat(csv("&columns=metrics.none&filter=" + encode("metrics.none > 1"))).isEqualTo(names);
    String nobody = PATH + "?experiment_ids=" + NO_EXPERIMENT + "&format=csv&columns=metrics.none";
    assertThat(client.send("GET", nobody, null, null).body()).isEqualTo(names);
  }

  private static HttpResponse<byte[]> ask(String method, String query) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(PATH + query))
            .method(method, BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
  }

  @Test
  void parquet_unasked_isAFileToSave() throws Exception {
    HttpResponse<byte[]> answer = ask("GET", "?experiment_ids=" + experiment);

    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/vnd.apache.parquet");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"experiment-" + experiment + "-runs.parquet\"");
    String bytes = new String(answer.body(), StandardCharsets.ISO_8859_1);
    assertThat(bytes).startsWith("PAR1").endsWith("PAR1");
  }

  @Test
  void head_ofSeveralExperiments_isTheHeadAlone() throws Exception {
    HttpResponse<byte[]> answer =
        ask("HEAD", "?format=csv&experiment_ids=" + experiment + "&experiment_ids=0");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"runs.csv\"");
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | experiment_ids",
        "experiment_ids=x | Invalid experiment ID 'x'",
        "experiment_ids=1&format=xlsx | 'format' must be one of [parquet, csv]",
        "experiment_ids=1&columns=nothing.loss | Invalid entity type 'nothing'",
        "experiment_ids=1&columns= | It must name one thing",
        "experiment_ids=1&filter=metrics.loss+%3E+%60a%60 | Expected numeric value",
        "experiment_ids=1&order_by=metrics.loss+UP | order",
        "experiment_ids=1&run_view_type=all | 'run_view_type' must be one of"
      })
  void export_badRequest_isRefusedInMlflowsShape(String query, String message) throws IOException {
    HttpAnswer answer = client.send("GET", PATH + "?" + query, null, null);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().getString("error_code")).isEqualTo("INVALID_PARAMETER_VALUE");
    assertThat(answer.json().getString("message")).contains(message);
  }
}
