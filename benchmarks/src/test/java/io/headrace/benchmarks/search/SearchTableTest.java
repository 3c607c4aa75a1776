package io.headrace.benchmarks.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.benchmarks.ScriptedServer;
import io.headrace.benchmarks.ScriptedServer.Answer;
import io.headrace.benchmarks.ScriptedServer.Request;
import io.headrace.benchmarks.load.Schedule;
import io.headrace.benchmarks.report.Report;
import io.headrace.benchmarks.runs.RunFacts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchTableTest {

  private static final int RUNS = 7;
  private static final Schedule SHORT = new Schedule(0, Duration.ZERO, Duration.ofSeconds(10), 20);

  /** Some runs in the order of their start, latest first, in pages; refuses ILIKE. */
  private static Answer answer(Request request) {
    JsonNode search = json(request.body());
    if (search.path("filter").asText().contains("ILIKE")) {
      return new Answer(400, "no ILIKE here");
    }
    int from = search.path("page_token").asInt();
    int to = Math.min(RUNS, from + search.path("max_results").asInt());
    List<ObjectNode> runs = new ArrayList<>();
    for (int i = from; i < to; i++) {
      ObjectNode run =
          Answers.run("r" + i, Map.of(RunFacts.LOSS, (double) i), Map.of(RunFacts.MANY, "0.1"));
      run.withObject("/info").put("start_time", 1000 - i);
      runs.add(run);
    }
    return new Answer(200, Answers.page(to < RUNS ? Integer.toString(to) : "", runs));
  }

  @Test
  void measure_rowsThatAreAnsweredAndOneThatIsRefused_areFiguresAndAReason() throws Exception {
    try (ScriptedServer server = new ScriptedServer(SearchTableTest::answer)) {
      SearchTable table = new SearchTable(server.rest(), "1", 1, SHORT);
      table.measure(List.of("no filter", "run_name ILIKE", "page from the middle"), row -> {});
      Report report = new Report();
      table.add(report);
      JsonNode rows = json(report.json()).path("rows");

      assertThat(table.runs()).isEqualTo(RUNS);
      assertThat(table.valid()).isFalse();
      assertThat(rows.at("/0/name").asText()).isEqualTo("no filter");
      assertThat(rows.at("/0/rows").asText()).isEqualTo("7");
      assertThat(rows.at("/0/p95_ms").asDouble()).isPositive();
      assertThat(rows.at("/1/void").asText()).contains("400").contains("no ILIKE here");
      assertThat(report.table())
          .contains("| no filter | 7 |")
          .contains("| run_name ILIKE X% | void");
    }
  }

  @Test
  void measure_pageFromTheMiddle_asksWithTheTokenBehindHalfOfTheRuns() throws Exception {
    try (ScriptedServer server = new ScriptedServer(SearchTableTest::answer)) {
      SearchTable table = new SearchTable(server.rest(), "1", 1, SHORT);
      table.measure(List.of("page from the middle"), row -> {});

      Request last = server.requests().get(server.requests().size() - 1);
      assertThat(json(last.body()).path("page_token").asInt()).isEqualTo(3);
    }
  }

  @Test
  void measure_rowsInAWrongOrder_areVoid() throws Exception {
    try (ScriptedServer server = new ScriptedServer(SearchTableTest::answer)) {
      SearchTable table = new SearchTable(server.rest(), "1", 1, SHORT);
      table.measure(List.of("metric DESC, metric ASC", "metric ASC, nobody"), row -> {});
      Report report = new Report();
      table.add(report);

      assertThat(json(report.json()).path("void_rows").asInt()).isZero();

      table.measure(List.of("start_time ASC"), row -> {});
      table.add(report);
      assertThat(report.json()).contains("stands behind one that it belongs before");
      assertThat(table.valid()).isFalse();
    }
  }

  @Test
  void new_experimentWithoutRuns_saysWhatIsMissing() {
    try (ScriptedServer server = new ScriptedServer(request -> new Answer(200, "{}"))) {
      assertThatThrownBy(() -> new SearchTable(server.rest(), "1", 1, SHORT))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("--fill");
    }
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
