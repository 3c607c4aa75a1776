package io.headrace.benchmarks.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Answers of runs/search for tests. */
final class Answers {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Answers() {}

  static ObjectNode run(String id, Map<String, Object> metrics, Map<String, String> params) {
    ObjectNode run = JSON.createObjectNode();
    run.putObject("info").put("run_uuid", id).put("run_id", id).put("run_name", "name-" + id);
    ObjectNode data = run.putObject("data");
    data.putArray("metrics");
    data.putArray("params");
    metrics.forEach(
        (key, value) ->
            data.withArray("metrics").addObject().put("key", key).putPOJO("value", value));
    params.forEach(
        (key, value) -> data.withArray("params").addObject().put("key", key).put("value", value));
    return JSON.valueToTree(run);
  }

  /** A run with one metric. */
  static ObjectNode run(String id, String metric, Object value) {
    return run(id, Map.of(metric, value), Map.of());
  }

  /**
   * @param nextPageToken empty: there is none
   */
  static String page(String nextPageToken, List<ObjectNode> runs) {
    ObjectNode page = JSON.createObjectNode();
    page.putArray("runs").addAll(runs);
    if (!nextPageToken.isEmpty()) {
      page.put("next_page_token", nextPageToken);
    }
    return page.toString();
  }
}
