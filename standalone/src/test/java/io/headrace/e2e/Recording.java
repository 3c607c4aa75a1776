package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one run reads back as: its status, its params and tags, its latest metrics by key, and the
 * whole history of each.
 */
record Recording(
    String status,
    Map<String, String> params,
    Map<String, String> tags,
    Map<String, Point> latest,
    Map<String, List<Point>> histories) {

  private static final String PAGE = "25000";

  static Recording read(RawClient client, String runId) throws IOException {
    HttpAnswer answer = client.get("runs/get", Map.of("run_id", runId));
    assertThat(answer.status()).as("runs/get of %s: %s", runId, answer.body()).isEqualTo(200);
    JsonObject run = answer.json().getJsonObject("run");
    JsonObject data = run.getJsonObject("data");
    Map<String, Point> latest = new TreeMap<>();
    HttpAnswer.objects(data, "metrics").map(Point::of).forEach(p -> latest.put(p.key(), p));
    Map<String, List<Point>> histories = new TreeMap<>();
    for (String key : latest.keySet()) {
      histories.put(key, history(client, runId, key));
    }
    return new Recording(
        run.getJsonObject("info").getString("status"),
        texts(data, "params"),
        texts(data, "tags"),
        latest,
        histories);
  }

  /** All points of one key in the order in which the server gives them. */
  static List<Point> history(RawClient client, String runId, String key) throws IOException {
    List<Point> points = new ArrayList<>();
    String token = "";
    do {
      HttpAnswer page =
          client.get(
              "metrics/get-history",
              Map.of("run_id", runId, "metric_key", key, "max_results", PAGE, "page_token", token));
      assertThat(page.status()).as("history of %s: %s", key, page.body()).isEqualTo(200);
      page.objects("metrics").map(Point::of).forEach(points::add);
      token = page.json().getString("next_page_token", "");
    } while (!token.isEmpty());
    return points;
  }

  private static Map<String, String> texts(JsonObject data, String field) {
    Map<String, String> texts = new TreeMap<>();
    HttpAnswer.objects(data, field)
        .forEach(
            item ->
                assertThat(texts.put(item.getString("key"), item.getString("value", "")))
                    .as("%s %s is there once", field, item.getString("key"))
                    .isNull());
    return texts;
  }
}
