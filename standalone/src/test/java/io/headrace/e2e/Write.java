package io.headrace.e2e;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * What one request asks to be kept.
 *
 * @param status that the run gets; {@code null} to leave it as it is
 */
record Write(
    List<Point> points, Map<String, String> params, Map<String, String> tags, String status) {

  Write(List<Point> points, Map<String, String> params, Map<String, String> tags) {
    this(points, params, tags, null);
  }

  static Write point(Point point) {
    return new Write(List.of(point), Map.of(), Map.of());
  }

  static Write param(String key, String value) {
    return new Write(List.of(), Map.of(key, value), Map.of());
  }

  static Write tag(String key, String value) {
    return new Write(List.of(), Map.of(), Map.of(key, value));
  }

  static Write status(String status) {
    return new Write(List.of(), Map.of(), Map.of(), status);
  }

  /** The call that a stock client makes for it: the single ones where one thing is written. */
  String call() {
    if (status != null) {
      return "runs/update";
    }
    if (points.size() + params.size() + tags.size() > 1) {
      return "runs/log-batch";
    }
    if (!points.isEmpty()) {
      return "runs/log-metric";
    }
    return params.isEmpty() ? "runs/set-tag" : "runs/log-parameter";
  }

  JsonObject body(String runId) {
    if (!call().equals("runs/log-batch")) {
      return single().put("run_id", runId);
    }
    return new JsonObject()
        .put("run_id", runId)
        .put("metrics", new JsonArray(points.stream().map(Point::json).toList()))
        .put("params", texts(params))
        .put("tags", texts(tags));
  }

  private JsonObject single() {
    if (status != null) {
      return new JsonObject().put("status", status);
    }
    if (!points.isEmpty()) {
      return points.get(0).json();
    }
    return texts(params.isEmpty() ? tags : params).getJsonObject(0);
  }

  private static JsonArray texts(Map<String, String> texts) {
    JsonArray items = new JsonArray();
    texts.forEach((key, value) -> items.add(new JsonObject().put("key", key).put("value", value)));
    return items;
  }
}
