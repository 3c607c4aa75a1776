package io.headrace.benchmarks.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.benchmarks.ScriptedServer;
import io.headrace.benchmarks.ScriptedServer.Answer;
import io.headrace.benchmarks.load.Outcome;
import io.headrace.benchmarks.load.Outcomes;
import io.headrace.benchmarks.points.Ledger;
import io.headrace.benchmarks.points.PlanSize;
import io.headrace.benchmarks.points.PointPlan;
import io.headrace.benchmarks.points.PythonNumber;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesPagesTest {

  private static final PointPlan PLAN = new PointPlan(new PlanSize(1, 1, 2), 1, 1_000);

  @Test
  void read_twoPages_givesTheirPathsAndChecksTheirPoints() throws Exception {
    try (ScriptedServer server = serverOf(point(0), point(1))) {
      SeriesPages pages = SeriesPages.read(server.rest(), ledger(), PLAN, 1);

      assertThat(pages.findings().good()).isTrue();
      assertThat(pages.findings().rightCount()).isEqualTo(2);
      assertThat(pages.paths()).hasSize(2).allMatch(path -> path.contains("max_results=1"));
      assertThat(pages.paths().get(0)).doesNotContain("page_token");
      assertThat(pages.paths().get(1)).contains("page_token=next");
    }
  }

  @Test
  void read_pointMissing_isFound() throws Exception {
    try (ScriptedServer server = serverOf(point(0), "")) {
      SeriesPages pages = SeriesPages.read(server.rest(), ledger(), PLAN, 1);

      assertThat(pages.findings().missingCount()).isEqualTo(1);
    }
  }

  private static ScriptedServer serverOf(String first, String second) {
    return new ScriptedServer(
        request ->
            request.path().contains("page_token")
                ? new Answer(200, "{\"metrics\":[" + second + "]}")
                : new Answer(200, "{\"metrics\":[" + first + "],\"next_page_token\":\"next\"}"));
  }

  private static String point(long step) {
    return "{\"step\":%d,\"timestamp\":%d,\"value\":%s}"
        .formatted(step, PLAN.timestamp(0, step), PythonNumber.json(PLAN.value(0, 0, step)));
  }

  private static Ledger ledger() {
    Outcomes outcomes = new Outcomes();
    outcomes.set(0, Outcome.ACKNOWLEDGED);
    return new Ledger("", 1, 1_000, PLAN.size(), List.of("r"), outcomes);
  }
}
