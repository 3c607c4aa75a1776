package io.headrace.benchmarks.runs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.benchmarks.http.RequestBuffer;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MovingRunsWorkloadTest {

  private static final long START = 1_700_000_000_000L;

  private final RequestBuffer buffer = new RequestBuffer();
  private final MovingRunsWorkload workload =
      new MovingRunsWorkload(List.of("a", "b"), 1, START, "h:1");

  @Test
  void write_units_goToTheRunsInTurnWithLaterSteps() throws Exception {
    assertThat(body(0).path("run_id").asText()).isEqualTo("a");
    assertThat(body(1).path("run_id").asText()).isEqualTo("b");
    assertThat(body(2).path("step").asLong()).isEqualTo(body(0).path("step").asLong() + 1);
    assertThat(body(0).path("step").asLong()).isEqualTo(MovingRunsWorkload.step(START));
  }

  @Test
  void write_units_changeAllThreeMetricsToOtherValues() {
    List<JsonNode> bodies = IntStream.range(0, 60).mapToObj(this::body).toList();

    assertThat(bodies)
        .extracting(body -> body.path("key").asText())
        .contains(RunFacts.LOSS, RunFacts.ACCURACY, RunFacts.EPOCH_SECONDS);
    assertThat(bodies)
        .filteredOn(body -> body.path("key").asText().equals(RunFacts.LOSS))
        .extracting(body -> body.path("value").asDouble())
        .doesNotHaveDuplicates()
        .allSatisfy(value -> assertThat(value).isBetween(0.0, 3.0));
  }

  private JsonNode body(long unit) {
    workload.write(unit, buffer);
    String request = US_ASCII.decode(buffer.finish()).toString();
    try {
      return new ObjectMapper().readTree(request.substring(request.indexOf("\r\n\r\n") + 4));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
