package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Points that no well-behaved training would log are kept as they are, each once. */
@ExtendWith(RunningHeadraceResolver.class)
final class OddPointsTest {

  private static final String KEY = "loss";

  private final RawClient client;
  private String runId;

  OddPointsTest(RawClient client) {
    this.client = client;
  }

  @BeforeEach
  void createRun() throws IOException {
    runId =
        client
            .post("runs/create", new JsonObject().put("experiment_id", "0"))
            .json()
            .getJsonObject("run")
            .getJsonObject("info")
            .getString("run_id");
  }

  @Test
  void history_ofStepsOutOfOrderAndAClockThatStepsBack_isInOrderOfTime() throws IOException {
    Point first = point(5, 1_000, 0.5);
    Point stepBack = point(3, 2_000, 0.75);
    Point clockBack = point(6, 900, 0.25);
    Point longPast = point(-2, 0, 1.5);

    log(first, stepBack, longPast);
    log(clockBack);

    assertThat(history()).containsExactly(longPast, clockBack, first, stepBack);
    assertThat(latest()).isEqualTo(clockBack);
  }

  @Test
  void history_ofPointsLoggedAgain_hasEachOnce() throws IOException {
    Point once = point(1, 1_000, 0.5);
    Point sameStepOtherValue = point(1, 1_000, 0.75);

    log(once, once, sameStepOtherValue);
    log(sameStepOtherValue, once);
    client.post("runs/log-metric", once.json().put("run_id", runId));

    assertThat(history()).containsExactly(once, sameStepOtherValue);
    assertThat(latest()).isEqualTo(sameStepOtherValue);
  }

  @Test
  void latest_ofPointsOfTheSameStep_isThatOfTheLatestTimeThoughItCameFirst() throws IOException {
    Point late = point(7, 5_000, 1);
    Point early = point(7, 4_000, 9);

    log(late);
    log(early);

    assertThat(latest()).isEqualTo(late);
  }

  @Test
  void history_ofStepsAndTimesAtTheEndsOfTheirRange_isKept() throws IOException {
    Point lowest = point(Long.MIN_VALUE + 1, 0, -Double.MAX_VALUE);
    Point highest = point(Long.MAX_VALUE, Long.MAX_VALUE, Double.MIN_VALUE);
    Point between = point(0, 1, Double.NEGATIVE_INFINITY);

    log(highest, lowest, between);

    assertThat(history()).containsExactly(lowest, between, highest);
    assertThat(latest()).isEqualTo(highest);
  }

  @Test
  void batch_ofAMetricAParamAndATagOfTheSameKey_keepsAllThree() throws IOException {
    JsonArray texts = new JsonArray().add(new JsonObject().put("key", KEY).put("value", "text"));

    HttpAnswer logged =
        client.post(
            "runs/log-batch",
            new JsonObject()
                .put("run_id", runId)
                .put("metrics", new JsonArray().add(point(1, 1, 0.5).json()))
                .put("params", texts)
                .put("tags", texts));

    assertThat(logged.status()).as(logged.body()).isEqualTo(200);
    Recording recorded = Recording.read(client, runId);
    assertThat(recorded.params()).containsEntry(KEY, "text");
    assertThat(recorded.tags()).containsEntry(KEY, "text");
    assertThat(recorded.latest()).containsEntry(KEY, point(1, 1, 0.5));
    assertThat(recorded.histories()).isEqualTo(Map.of(KEY, List.of(point(1, 1, 0.5))));
  }

  private static Point point(long step, long timestamp, double value) {
    return new Point(KEY, step, timestamp, value);
  }

  private void log(Point... points) throws IOException {
    JsonArray metrics = new JsonArray();
    for (Point point : points) {
      metrics.add(point.json());
    }
    HttpAnswer answer =
        client.post(
            "runs/log-batch", new JsonObject().put("run_id", runId).put("metrics", metrics));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private List<Point> history() throws IOException {
    return Recording.history(client, runId, KEY);
  }

  private Point latest() throws IOException {
    return Recording.read(client, runId).latest().get(KEY);
  }
}
