package io.headrace.gc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.error.HeadraceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AgeTest {

  @ParameterizedTest
  @CsvSource({
    "30d, 2592000000",
    "1d2h3m4s, 93784000",
    "8h, 28800000",
    "2m4s, 124000",
    "1.2d3h4m5s, 114725000",
    "1.d.5h, 88200000",
    "0.0019s, 1",
    "0s, 0",
    "36500000d, 3153600000000000",
  })
  void parse_daysHoursMinutesAndSeconds_areAddedUp(String text, long millis) {
    assertThat(Age.parse(text)).isEqualTo(new Age(text, millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "30", "d", "30 d", "3h2d", "1d2d", "-1d", "1e3s", "1..5d", ".d", "30D"})
  void parse_whatIsNoAge_isRefusedInMlflowsWords(String text) {
    assertThatThrownBy(() -> Age.parse(text))
        .isInstanceOf(HeadraceException.class)
        .hasMessage(
            "Could not parse any time information from '%s'. Examples of valid strings: '8h',"
                    .formatted(text)
                + " '2d8h5m20s', '2m4s'");
  }

  @Test
  void parse_moreThanAnyTime_isRefused() {
    assertThatThrownBy(() -> Age.parse("9".repeat(30) + "d")).isInstanceOf(HeadraceException.class);
  }

  @Test
  void before_ageOfAllTimes_isNotBeforeTheEpoch() {
    assertThat(Age.parse("1h").before(3_600_500)).isEqualTo(500);
    assertThat(Age.parse("1h").before(500)).isZero();
    assertThat(Age.NONE.before(500)).isEqualTo(500);
  }
}
