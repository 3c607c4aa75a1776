package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Series for charts on real backends, while points are in segments and once they are in chunks. */
@ExtendWith(RunningHeadraceResolver.class)
final class SeriesTest {

  private static final String PATH = "/api/headrace/v1/metrics/series";
  private static final int POINTS = 12_000;
  private static final int SPIKE = 7_777;
  private static final long START = 1_700_000_000_000L;
  private static final Duration COMPACTED = Duration.ofSeconds(60);

  private static RawClient client;
  private static URI server;
  private static String runId;

  @BeforeAll
  static void logARun(RawClient raw, URI uri) throws IOException {
    client = raw;
    server = uri;
    runId = createRun(START - 500);
    for (int from = 0; from < POINTS; from += 1_000) {
      log(runId, from, from + 1_000);
    }
  }

  private static String createRun(long startTime) throws IOException {
    return client
        .post(
            "runs/create", new JsonObject().put("experiment_id", "0").put("start_time", startTime))
        .json()
        .getJsonObject("run")
        .getJsonObject("info")
        .getString("run_id");
  }

  /** A point a step, 10 ms apart, with one spike. */
  private static void log(String run, int from, int to) throws IOException {
    JsonArray points = new JsonArray();
    for (int step = from; step < to; step++) {
      points.add(
          new JsonObject()
              .put("key", "loss")
              .put("step", step)
              .put("timestamp", START + 10L * step)
              .put("value", step == SPIKE ? 1e9 : step % 100));
    }
    HttpAnswer answer =
        client.post("runs/log-batch", new JsonObject().put("run_id", run).put("metrics", points));
    assertThat(answer.ok()).as(answer.body()).isTrue();
  }

  private static JsonObject asked() {
    return new JsonObject()
        .put("run_ids", JsonArray.of(runId))
        .put("metric_keys", JsonArray.of("loss"));
  }

  private static JsonObject series(JsonObject asked) throws IOException {
    HttpAnswer answer = client.send("POST", PATH, asked.encode(), "application/json");
    assertThat(answer.ok()).as(answer.body()).isTrue();
    return answer.json().getJsonArray("series").getJsonObject(0);
  }

  @Test
  void series_onceSegmentsAreChunks_isTheSameOfTheSamePoints() throws IOException {
    JsonObject wide = asked().put("buckets", 10);
    JsonObject cut = asked().put("start", 3).put("end", 11_001).put("buckets", 7);
    JsonObject before = series(cut);
    assertThat(series(wide).getJsonArray("max")).contains(1e9);

    // An ended run's segments become chunks soon; this one has enough points for them to stand
    // apart from their outlines.
    double chunks = chunks();
    client.post("runs/update", new JsonObject().put("run_id", runId).put("status", "FINISHED"));
    log(runId, 0, 1_000);
    Await.until("the run's points are in chunks", COMPACTED, () -> chunks() > chunks);

    JsonObject drawn = series(wide);
    assertThat(drawn.getInteger("points")).isEqualTo(POINTS);
    assertThat(sum(drawn.getJsonArray("count"))).isEqualTo(POINTS);
    assertThat(drawn.getJsonArray("max")).contains(1e9);
    assertThat(series(cut)).isEqualTo(before);
  }

  private static double chunks() {
    try {
      return client
          .send("GET", "/metrics", null, null)
          .body()
          .lines()
          .filter(line -> line.startsWith("headrace_compactor_chunks_total "))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
          .sum();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static long sum(JsonArray numbers) {
    return numbers.stream().mapToLong(number -> ((Number) number).longValue()).sum();
  }

  @ParameterizedTest
  @CsvSource({
    "step, 100, 104, 100",
    "timestamp, 1700000001000, 1700000001040, 1700000001000",
    "relative_time, 1500, 1540, 1500"
  })
  void series_rangeOnAnyAxis_isInclusiveAtBothEnds(String axis, long start, long end, long firstX)
      throws IOException {
    JsonObject drawn = series(asked().put("x_axis", axis).put("start", start).put("end", end));

    assertThat(drawn.getJsonArray("step")).isEqualTo(JsonArray.of(100, 101, 102, 103, 104));
    assertThat(drawn.getJsonArray("x").getLong(0)).isEqualTo(firstX);
    assertThat(drawn.getJsonArray("x").getLong(4)).isEqualTo(end);
  }

  @Test
  void series_rightAfterTheAnswerToAWrite_hasItsPoints() throws IOException {
    String fresh = createRun(START);
    for (int step = 0; step < 5; step++) {
      log(fresh, step, step + 1);
      assertThat(series(asked().put("run_ids", JsonArray.of(fresh))).getInteger("points"))
          .isEqualTo(step + 1);
    }
  }

  @Test
  void series_byGet_isWhatItIsByPost() throws IOException {
    JsonObject asked = asked().put("start", 0).put("end", 99).put("buckets", 3);
    HttpAnswer answer =
        client.send(
            "GET",
            PATH + "?run_ids=" + runId + "&metric_keys=loss&start=0&end=99&buckets=3",
            null,
            null);

    assertThat(answer.json().getJsonArray("series").getJsonObject(0)).isEqualTo(series(asked));
  }

  @Test
  void series_rangeWithoutPoints_isEmpty() throws IOException {
    JsonObject drawn = series(asked().put("start", 1_000_000));

    assertThat(drawn.getInteger("points")).isZero();
    assertThat(drawn.getJsonArray("value")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/vnd.apache.arrow.stream",
        "application/vnd.apache.parquet",
        "application/json"
      })
  void series_acceptedAsAType_isOfThatType(String type) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                server.resolve(PATH + "?run_ids=" + runId + "&metric_keys=loss&end=9"))
            .header("Accept", type)
            .build();
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());

    assertThat(answer.headers().firstValue("Content-Type")).contains(type);
    assertThat(answer.body().length).isPositive();
  }

  @Test
  void series_badRequests_areRefusedWithWhatIsWrong() throws IOException {
    List<String> answers = new ArrayList<>();
    for (JsonObject bad :
        List.of(
            asked().put("start", 2).put("end", 1),
            asked().put("buckets", 1_000_000_000),
            asked().put("x_axis", "epoch"),
            asked().put("format", "csv"),
            new JsonObject().put("run_ids", JsonArray.of(runId)))) {
      HttpAnswer answer = client.send("POST", PATH, bad.encode(), "application/json");
      answers.add(answer.status() + " " + answer.json().getString("message"));
    }

    assertThat(answers)
        .satisfiesExactly(
            reversed -> assertThat(reversed).startsWith("400 'end' must not be less"),
            buckets -> assertThat(buckets).startsWith("400 'buckets' must be between 1 and 10000"),
            axis -> assertThat(axis).startsWith("400 'x_axis' must be one of [step, timestamp"),
            format -> assertThat(format).startsWith("400 'format' must be one of [parquet, arrow"),
            keys -> assertThat(keys).startsWith("400 Missing value for required parameter"));
  }
}
