package io.headrace.benchmarks.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProcessorTimeTest {

  @Test
  void used_ownProcess_isMoreThanNothing() {
    assertThat(new ProcessorTime(ProcessHandle.current().pid()).used()).isPositive();
  }

  @Test
  void used_noSuchProcess_isRefused() {
    assertThatThrownBy(() -> new ProcessorTime(Long.MAX_VALUE).used())
        .isInstanceOf(IllegalArgumentException.class);
  }
}
