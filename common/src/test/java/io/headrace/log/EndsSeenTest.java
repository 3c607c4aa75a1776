package io.headrace.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndsSeenTest {

  private final EndsSeen seen = new EndsSeen();

  @Test
  void age_allRecorded_isNone() {
    assertThat(age(7, 7, 100)).isZero();
  }

  @Test
  void age_recorderThatStands_growsWithTime() {
    assertThat(age(0, 5, 100)).isZero();
    assertThat(age(0, 9, 200)).isEqualTo(100);
    assertThat(age(4, 12, 350)).isEqualTo(250);
  }

  @Test
  void age_recorderThatCatchesUp_isThatOfTheNextMomentNotRecorded() {
    age(0, 5, 100);
    age(0, 9, 200);

    assertThat(age(5, 12, 350)).isEqualTo(150);
    assertThat(age(12, 12, 400)).isZero();
    assertThat(age(12, 13, 1_000)).isZero();
  }

  @Test
  void age_onePartitionOfSeveralBehind_counts() {
    seen.ageOfOldestBeyond(new long[] {1, 0}, new long[] {1, 1}, 100);

    assertThat(seen.ageOfOldestBeyond(new long[] {1, 0}, new long[] {1, 1}, 130)).isEqualTo(30);
  }

  @Test
  void age_recorderAwayForDays_isKnownInBoundedMemory() {
    for (int second = 0; second <= 200_000; second++) {
      age(0, second + 1, second);
    }

    assertThat(seen.size()).isLessThan(2_100);
    assertThat(age(0, 300_000, 200_001)).isEqualTo(200_001);
    assertThat(age(100_000, 300_000, 200_001)).isBetween(99_800L, 100_001L);
  }

  private long age(long recorded, long end, long now) {
    return seen.ageOfOldestBeyond(new long[] {recorded}, new long[] {end}, now);
  }
}
