package io.headrace.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecorderLagTest {

  @Test
  void hold_recorderThatKeepsUp_isNone() {
    assertThat(RecorderLag.holdMs(0, true)).isZero();
    assertThat(RecorderLag.holdMs(5, true)).isZero();
  }

  @Test
  void hold_recorderThatWorksAndFallsBehind_growsUpToABound() {
    assertThat(RecorderLag.holdMs(6, true)).isEqualTo(20);
    assertThat(RecorderLag.holdMs(10, true)).isEqualTo(100);
    assertThat(RecorderLag.holdMs(3_600, true)).isEqualTo(500);
  }

  @Test
  void hold_recorderThatStandsStill_isNone() {
    assertThat(RecorderLag.holdMs(3_600, false)).isZero();
  }

  @Test
  void hold_lagThatNobodyKnows_isNone() {
    assertThat(RecorderLag.holdMs(Double.NaN, true)).isZero();
  }
}
