package io.headrace.benchmarks.points;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.benchmarks.http.RequestBuffer;
import io.headrace.benchmarks.load.Workload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bytes that go out, held against what the Python client was seen to send. */
class WorkloadBodyTest {

  private static final String RUN = "0123456789abcdef0123456789abcdef";
  private static final long START = 1_700_000_000_000L;

  @Test
  void logMetric_body_looksLikeThePythonClients() {
    PointPlan plan = new PointPlan(new PlanSize(1, 1, 1), 1, START);
    Workload workload = new LogMetricWorkload(plan, List.of(RUN), "localhost:5000");

    String request = request(workload, 12);

    assertThat(body(request))
        .isEqualTo(
            "{\"run_uuid\": \"%s\", \"key\": \"train/loss\", \"value\": %s, \"timestamp\": %d, \"step\": 12, \"run_id\": \"%s\"}"
                .formatted(
                    RUN, PythonNumber.json(plan.value(0, 0, 12)), plan.timestamp(0, 12), RUN));
  }

  @Test
  void logMetric_head_tellsTheLengthOfTheBody() {
    PointPlan plan = new PointPlan(new PlanSize(1, 1, 1), 1, START);
    String request =
        request(new LogMetricWorkload(plan, List.of(RUN), "localhost:5000"), 1_000_000);

    assertThat(request)
        .startsWith("POST /api/2.0/mlflow/runs/log-metric HTTP/1.1\r\nHost: localhost:5000\r\n")
        .containsPattern("Content-Length: +" + body(request).length() + "\r\n")
        .contains("\r\nContent-Type: application/json\r\n");
  }

  @Test
  void logBatch_body_holdsTheNextPointsOfTheRun() throws Exception {
    PointPlan plan = new PointPlan(new PlanSize(2, 3, 5), 1, START);
    Workload workload = new LogBatchWorkload(plan, List.of("run-a", "run-b"), "h:1");

    JsonNode body = new ObjectMapper().readTree(body(request(workload, 3)));

    assertThat(body.path("run_id").asText()).isEqualTo("run-b");
    assertThat(body.path("metrics")).hasSize(5);
    for (int i = 0; i < 5; i++) {
      long point = 5L + i;
      int key = (int) (point % 3);
      long step = point / 3;
      JsonNode metric = body.path("metrics").path(i);
      assertThat(metric.path("key").asText()).isEqualTo(MetricKeys.name(key));
      assertThat(metric.path("step").asLong()).isEqualTo(step);
      assertThat(metric.path("timestamp").asLong()).isEqualTo(plan.timestamp(1, step));
      assertThat(metric.path("value").asDouble()).isEqualTo(plan.value(1, key, step));
    }
  }

  @Test
  void logBatch_text_isSpacedAsPythonSpacesIt() {
    PointPlan plan = new PointPlan(new PlanSize(1, 2, 2), 1, START);
    Workload workload = new LogBatchWorkload(plan, List.of(RUN), "h:1");

    assertThat(body(request(workload, 0)))
        .matches(
            "\\{\"run_id\": \"[0-9a-f]{32}\", \"metrics\": \\["
                + "\\{\"key\": \"train/loss\", \"value\": [^ ]+, \"timestamp\": \\d{13}, \"step\": 0}, "
                + "\\{\"key\": \"train/accuracy\", \"value\": [^ ]+, \"timestamp\": \\d{13}, \"step\": 0}]}");
  }

  private static String request(Workload workload, long unit) {
    RequestBuffer buffer = new RequestBuffer();
    workload.write(unit + 1, buffer);
    workload.write(unit, buffer);
    return StandardCharsets.US_ASCII.decode(buffer.finish()).toString();
  }

  private static String body(String request) {
    return request.substring(request.indexOf("\r\n\r\n") + 4);
  }
}
