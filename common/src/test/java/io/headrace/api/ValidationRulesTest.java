package io.headrace.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationRulesTest {

  private static final String LONGEST_KEY = "k".repeat(250);

  @ParameterizedTest
  @ValueSource(strings = {"0", "abcdef0123456789abcdef0123456789", "A-b_c"})
  void runId_wellFormed_isAccepted(String runId) {
    assertThatCode(() -> RunIdRule.check(runId)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "_a", "a/b", "a b", "a\n", "é", "../etc/passwd"})
  void runId_malformed_isRefused(String runId) {
    assertThatThrownBy(() -> RunIdRule.check(runId))
        .hasMessageStartingWith("Invalid value \"")
        .hasMessageEndingWith("\" for parameter 'run_id' supplied.");
  }

  @Test
  void runId_of257Characters_isRefused() {
    assertThatCode(() -> RunIdRule.check("a".repeat(256))).doesNotThrowAnyException();
    assertThatThrownBy(() -> RunIdRule.check("a".repeat(257))).hasMessageContaining("'run_id'");
  }

  @Test
  void batch_atTheLimits_isAccepted() {
    assertThatCode(() -> BatchLimits.check(1000, 0, 0)).doesNotThrowAnyException();
    assertThatCode(() -> BatchLimits.check(800, 100, 100)).doesNotThrowAnyException();
  }

  @Test
  void batch_overALimit_isRefusedNamingIt() {
    assertThatThrownBy(() -> BatchLimits.check(1001, 0, 0))
        .hasMessage(
            "A batch logging request can contain at most 1000 metrics. Got 1001 metrics. Please"
                + " split up metrics across multiple requests and try again.");
    assertThatThrownBy(() -> BatchLimits.check(0, 101, 0))
        .hasMessageStartingWith("A batch logging request can contain at most 100 params. Got 101");
    assertThatThrownBy(() -> BatchLimits.check(0, 0, 101))
        .hasMessageStartingWith("A batch logging request can contain at most 100 tags. Got 101");
    assertThatThrownBy(() -> BatchLimits.check(801, 100, 100))
        .hasMessage(
            "A batch logging request can contain at most 1000 metrics, params, and tags. Got 1001"
                + " metrics, params, and tags. Please split up metrics, params, and tags across"
                + " multiple requests and try again.");
  }

  @Test
  void metric_negativeTimestamp_isRefused() {
    assertThatThrownBy(() -> MetricRule.check("loss", 0.5, -1, "metrics[3]"))
        .hasMessage(
            "Invalid value -1 for parameter 'metrics[3].timestamp' supplied: metric 'loss'"
                + " (value=0.5). Timestamp must be a nonnegative long (64-bit integer) ");
    assertThatThrownBy(() -> MetricRule.checkTimestamp("loss", 0.5, -1, ""))
        .hasMessageStartingWith("Invalid value -1 for parameter 'timestamp' supplied: ");
  }

  @Test
  void metric_badKey_isRefusedUnderItsName() {
    assertThatThrownBy(() -> MetricRule.check("a//b", 0.5, -1, "metrics[3]"))
        .hasMessageStartingWith("Invalid value \"a//b\" for parameter 'metrics[3].name' supplied");
    assertThatThrownBy(() -> MetricRule.checkKey("a//b", ""))
        .hasMessageStartingWith("Invalid value \"a//b\" for parameter 'name' supplied: ");
  }

  @Test
  void key_of251Characters_isRefused() {
    assertThatCode(() -> MetricRule.check(LONGEST_KEY, 1, 0, "")).doesNotThrowAnyException();
    assertThatCode(() -> ParamRule.check(LONGEST_KEY, "")).doesNotThrowAnyException();
    assertThatCode(() -> TagRule.check(LONGEST_KEY, "")).doesNotThrowAnyException();
    String key = LONGEST_KEY + "k";
    assertThatThrownBy(() -> MetricRule.check(key, 1, 0, ""))
        .hasMessage("'Metric name' exceeds the maximum length of 250 characters");
    assertThatThrownBy(() -> MetricRule.checkKey(key, ""))
        .hasMessage("'Metric name' exceeds the maximum length of 250 characters");
    assertThatThrownBy(() -> ParamRule.check(key, "params[0]"))
        .hasMessage("'Param key' exceeds the maximum length of 250 characters");
    assertThatThrownBy(() -> TagRule.check(key, "tags[0]"))
        .hasMessage("'tags[0].key' exceeds the maximum length of 250 characters");
    assertThatThrownBy(() -> TagRule.check(key, ""))
        .hasMessage("'key' exceeds the maximum length of 250 characters");
  }

  @Test
  void length_isCountedInCodePoints() {
    assertThatCode(() -> MetricRule.checkKey("𝛼".repeat(250), "")).doesNotThrowAnyException();
    assertThatThrownBy(() -> MetricRule.checkKey("𝛼".repeat(251), ""))
        .hasMessageContaining("exceeds the maximum length");
  }

  @Test
  void value_longerThanTheLimit_isCutWithoutSplittingACharacter() {
    assertThat(ParamRule.truncate("v".repeat(6000))).hasSize(6000);
    assertThat(ParamRule.truncate("v".repeat(6001))).hasSize(6000);
    assertThat(TagRule.truncate("🙂".repeat(8001))).isEqualTo("🙂".repeat(8000));
  }

  @Test
  void params_withAKeyTwice_areRefused() {
    assertThatCode(() -> ParamRule.checkUnique(List.of("a", "b"))).doesNotThrowAnyException();
    assertThatThrownBy(() -> ParamRule.checkUnique(List.of("a", "b", "a", "b", "c")))
        .hasMessage(
            "Duplicate parameter keys have been submitted: ['a', 'b']. Please ensure the request"
                + " contains only one param value per param key.");
  }

  @Test
  void experiment_nameOutOfRange_isRefused() {
    assertThatThrownBy(() -> ExperimentRule.checkName(""))
        .hasMessage("Invalid experiment name: ''");
    assertThatThrownBy(() -> ExperimentRule.checkName("n".repeat(501)))
        .hasMessage("'name' exceeds the maximum length of 500 characters");
    assertThatThrownBy(() -> ExperimentRule.checkTag("k", "v".repeat(20_001)))
        .hasMessage("'value' exceeds the maximum length of 20000 characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "007", "+1", " 1", "1 ", "-0", "1.0", "x", "٣", "9223372036854775808"})
  void experimentId_notANumberAsWeWriteIt_isRefused(String id) {
    assertThatThrownBy(() -> ExperimentIdRule.checked(id))
        .hasMessage("Invalid experiment ID '" + id + "'. Experiment ID must be a valid integer.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "7", "9223372036854775807"})
  void experimentId_aNumberAsWeWriteIt_isItself(String id) {
    assertThat(ExperimentIdRule.checked(id)).isEqualTo(id);
  }

  @Test
  void runName_tooLong_isRefused() {
    RunNameRule.check("n".repeat(250));
    assertThatThrownBy(() -> RunNameRule.check("n".repeat(251)))
        .hasMessage("'run_name' exceeds the maximum length of 250 characters");
  }

  @Test
  void dataset_partsTooLong_areRefused() {
    assertThatCode(() -> DatasetRule.check("n", "d", "s", null, null)).doesNotThrowAnyException();
    assertThatThrownBy(() -> DatasetRule.check("n", "d".repeat(37), "s", null, null))
        .hasMessage("'digest' exceeds the maximum length of 36 characters");
    assertThatThrownBy(() -> DatasetRule.checkTag("k", "v".repeat(501)))
        .hasMessage("'value' exceeds the maximum length of 500 characters");
  }
}
