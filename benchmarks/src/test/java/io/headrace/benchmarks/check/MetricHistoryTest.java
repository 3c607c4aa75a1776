package io.headrace.benchmarks.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.benchmarks.ScriptedServer;
import io.headrace.benchmarks.ScriptedServer.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricHistoryTest {

  private final List<String> points = new ArrayList<>();

  @Test
  void page_points_areVisitedInOrder() throws Exception {
    String token =
        page(
            """
            {"metrics": [
              {"key": "k", "value": 0.5, "timestamp": 10, "step": 1, "model_id": null},
              {"key": "k", "value": "NaN", "timestamp": 11, "step": 2, "more": {"a": [1]}},
              {"key": "k", "value": 3, "timestamp": "12", "step": "3"}],
             "next_page_token": "t"}
            """);
    assertThat(points).containsExactly("1@10=0.5", "2@11=NaN", "3@12=3.0");
    assertThat(token).isEqualTo("t");
  }

  @Test
  void page_emptyAnswer_isNoPointAndNoToken() throws Exception {
    assertThat(page("{}")).isEmpty();
    assertThat(points).isEmpty();
  }

  @Test
  void page_notAnObject_isRefused() {
    assertThatThrownBy(() -> page("[]")).isInstanceOf(IOException.class);
  }

  @Test
  void read_severalPages_followsTheTokens() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                new Answer(
                    200,
                    request.path().contains("page_token=p%2B2")
                        ? "{\"metrics\":[{\"value\":2,\"timestamp\":2,\"step\":2}]}"
                        : "{\"metrics\":[{\"value\":1,\"timestamp\":1,\"step\":1}],\"next_page_token\":\"p+2\"}"))) {
      new MetricHistory(server.rest()).read("r", "a b", this::note);
      assertThat(points).containsExactly("1@1=1.0", "2@2=2.0");
      assertThat(server.requests().get(0).path())
          .isEqualTo(
              "/api/2.0/mlflow/metrics/get-history?run_id=r&metric_key=a+b&max_results=25000");
    }
  }

  private String page(String json) throws IOException {
    return MetricHistory.page(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), this::note);
  }

  private void note(long step, long timestamp, double value) {
    points.add(step + "@" + timestamp + "=" + value);
  }
}
