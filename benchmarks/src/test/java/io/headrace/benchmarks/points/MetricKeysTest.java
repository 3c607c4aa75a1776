package io.headrace.benchmarks.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricKeysTest {

  @Test
  void name_thousandsOfKeys_areValidAndAllDifferent() {
    assertThat(IntStream.range(0, 5000).mapToObj(MetricKeys::name))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[\\w.\\-/ ]{1,250}"));
  }
}
