package io.headrace.benchmarks.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WideMetricsTest {

  @Test
  void keysOf_manyRuns_useMostOfTheKeys() {
    WideMetrics wide = new WideMetrics(1000, 50);

    assertThat(LongStream.range(0, 100).mapToObj(run -> wide.keysOf(1, run)))
        .allSatisfy(keys -> assertThat(keys).hasSize(50).doesNotHaveDuplicates());
    assertThat(
            LongStream.range(0, 100)
                .mapToObj(run -> wide.keysOf(1, run))
                .flatMapToInt(IntStream::of)
                .distinct()
                .count())
        .isGreaterThan(980);
  }

  @Test
  void key_everyIndex_isNoneThatRunsHaveAnyway() {
    assertThat(IntStream.range(0, 1000).mapToObj(WideMetrics::key))
        .doesNotHaveDuplicates()
        .doesNotContain(RunFacts.LOSS, RunFacts.ACCURACY, RunFacts.EPOCH_SECONDS);
  }

  @Test
  void new_moreMetricsThanKeys_isRefused() {
    assertThatThrownBy(() -> new WideMetrics(10, 11))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--wide-keys");
  }
}
