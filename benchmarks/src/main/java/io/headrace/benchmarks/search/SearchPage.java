package io.headrace.benchmarks.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An answer of {@code runs/search}.
 *
 * @param nextPageToken empty where this is all
 */
record SearchPage(List<JsonNode> runs, String nextPageToken) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static SearchPage read(byte[] answer) throws IOException {
    return of(JSON.readTree(answer));
  }

  static SearchPage of(JsonNode answer) {
    List<JsonNode> runs = new ArrayList<>();
    answer.path("runs").forEach(runs::add);
    return new SearchPage(runs, answer.path("next_page_token").asText());
  }

  static String runId(JsonNode run) {
    return run.at("/info/run_id").asText();
  }

  List<String> runIds() {
    return runs.stream().map(SearchPage::runId).toList();
  }

  /** What is wrong with the order of the runs, in words. */
  Optional<String> disorder(List<OrderColumn> order) {
    for (int i = 1; i < runs.size(); i++) {
      if (compare(order, runs.get(i - 1), runs.get(i)) > 0) {
        return Optional.of(
            "run " + runId(runs.get(i)) + " stands behind one that it belongs before");
      }
    }
    return Optional.empty();
  }

  private static int compare(List<OrderColumn> order, JsonNode left, JsonNode right) {
    for (OrderColumn column : order) {
      int compared = column.compare(left, right);
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }
}
