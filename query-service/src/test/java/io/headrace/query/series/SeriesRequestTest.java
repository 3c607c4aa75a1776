package io.headrace.query.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.api.RequestFields;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.model.SeriesAxis;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesRequestTest {

  private static SeriesRequest request(String json) {
    byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return SeriesRequest.of(RequestFields.ofJson(body));
  }

  @Test
  void of_runsAndKeysAlone_isAllOfThemOverSteps() {
    SeriesRequest request = request("{'run_ids': ['b', 'a'], 'metric_keys': ['m']}");

    assertThat(request.runIds()).containsExactly("b", "a");
    assertThat(request.axis()).isEqualTo(SeriesAxis.STEP);
    assertThat(request.start()).isEqualTo(Long.MIN_VALUE);
    assertThat(request.end()).isEqualTo(Long.MAX_VALUE);
    assertThat(request.buckets()).isEqualTo(1_000);
  }

  @Test
  void of_nameThatComesTwice_isAskedForOnce() {
    SeriesRequest request = request("{'run_ids': ['a', 'a'], 'metric_keys': ['m', 'n', 'm']}");

    assertThat(request.runIds()).containsExactly("a");
    assertThat(request.metricKeys()).containsExactly("m", "n");
  }

  @Test
  void of_manySeriesWithoutAWordOnBuckets_getsAsManyAsFit() {
    assertThat(request("{'run_ids': " + names(500) + ", 'metric_keys': ['m']}").buckets())
        .isEqualTo(500);
  }

  @Test
  void of_rangeOfOneStep_isServed() {
    SeriesRequest request =
        request("{'run_ids': ['a'], 'metric_keys': ['m'], 'start': 5, 'end': 5}");

    assertThat(request.start()).isEqualTo(request.end());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'start': 6, 'end': 5 | 'end' must not be less than 'start'. Found start=6 and end=5.",
        "'buckets': 0 | 'buckets' must be between 1 and 10000, and is 0.",
        "'buckets': -1 | 'buckets' must be between 1 and 10000, and is -1.",
        "'buckets': 1000000000 | 'buckets' must be between 1 and 10000, and is 1000000000.",
        "'x_axis': 'epoch' | 'x_axis' must be one of [step, timestamp, relative_time], and is \"epoch\"",
        "'x_axis': 7 | 'x_axis' must be one of [step, timestamp, relative_time], and is 7"
      },
      quoteCharacter = '"')
  void of_badValue_isRefusedWithTheLimits(String field, String message) {
    assertThatThrownBy(() -> request("{'run_ids': ['a'], 'metric_keys': ['m'], " + field + "}"))
        .isInstanceOfSatisfying(
            HeadraceException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_PARAMETER_VALUE);
              assertThat(refused).hasMessageStartingWith(message);
            });
  }

  @Test
  void of_moreSeriesThanOneRequestMayHave_isRefused() {
    assertThatThrownBy(
            () -> request("{'run_ids': " + names(101) + ", 'metric_keys': " + names(10) + "}"))
        .hasMessageStartingWith("101 runs and 10 metrics are 1010 series");
  }

  @Test
  void of_moreBucketsThanAnAnswerMayHave_isRefused() {
    assertThatThrownBy(
            () -> request("{'run_ids': " + names(251) + ", 'metric_keys': ['m'], 'buckets': 1000}"))
        .hasMessageStartingWith("251 series of 1000 buckets are 251000 buckets");
  }

  @ParameterizedTest
  @CsvSource({
    "'{''run_ids'': [], ''metric_keys'': [''m'']}', run_ids",
    "'{''run_ids'': [''a'']}', metric_keys"
  })
  void of_nothingAskedFor_isRefused(String json, String missing) {
    assertThatThrownBy(() -> request(json))
        .hasMessageStartingWith("Missing value for required parameter '" + missing + "'");
  }

  private static String names(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> "'n" + n + "'")
        .collect(Collectors.joining(",", "[", "]"));
  }
}
