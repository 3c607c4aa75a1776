package io.headrace.benchmarks.scaling;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.benchmarks.http.RequestBuffer;
import io.headrace.benchmarks.load.Workload;
import org.junit.jupiter.api.Test;

class RunUnderTestTest {

  private final RunUnderTest run = new RunUnderTest("r", 10, 0, 100, "h:1");

  @Test
  void next_afterPoints_beginsWithTheStepBehindThem() {
    assertThat(request(run.next(5, 1), 0)).contains("\"step\": 10,").contains("train/loss");
  }

  @Test
  void next_again_doesNotRepeatAPoint() {
    run.next(5, 1);

    assertThat(request(run.next(5, 1), 0)).contains("\"step\": 10,").contains("val/perplexity");
  }

  @Test
  void next_batches_beginBehindABatchThatIsNotFull() {
    assertThat(request(run.next(1, 1000), 0)).contains("\"step\": 100}");
    assertThat(request(run.next(1, 1000), 0)).contains("\"step\": 200}");
  }

  private static String request(Workload workload, long unit) {
    RequestBuffer buffer = new RequestBuffer();
    workload.write(unit, buffer);
    return US_ASCII.decode(buffer.finish()).toString();
  }
}
