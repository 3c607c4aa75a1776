package io.headrace.api;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentRuleTest {

  private static final String RETENTION = "mlflow.trace.archivalRetention";
  private static final String ARCHIVE_NOW = "mlflow.trace.archiveNow";

  @Test
  void views_moreThanFifty_areRefused() {
    assertThatCode(() -> ExperimentRule.checkViews(views(50), "")).doesNotThrowAnyException();
    assertThatThrownBy(() -> ExperimentRule.checkViews(views(51), " for experiment 7"))
        .hasMessage(
            "Unable to create another custom view for experiment 7; the maximum number of custom"
                + " views per experiment is 50. Delete an existing custom view before creating a"
                + " new one.");
  }

  private static Set<String> views(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> "mlflow.customView.view" + number)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"duration\", \"value\": \"30d\"}",
        "{\"type\": \"duration\", \"value\": \" 1h \"}"
      })
  void retention_ofADuration_isAccepted(String value) {
    assertThatCode(() -> ExperimentRule.checkTag(RETENTION, value)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          30d | Trace archival config must be encoded as a JSON object.
          [] | Trace archival config must be encoded as a JSON object.
          {} | Trace archival config must use type 'duration'.
          {"type": "duration"} | Trace archival retention must be in the form `<int><unit>`,
          {"type": "duration", "value": 30} | Trace archival retention must be in the form
          {"type": "duration", "value": "0d"} | Trace archival retention must be in the form
          {"type": "duration", "value": "30w"} | Trace archival retention must be in the form
          """)
  void retention_ofAnythingElse_isRefused(String value, String text) {
    assertThatThrownBy(() -> ExperimentRule.checkTag(RETENTION, value))
        .hasMessageStartingWith(text);
  }

  @Test
  void retention_ofAnEndlessDuration_isRefused() {
    String value = "{\"type\": \"duration\", \"value\": \"" + "1".repeat(32) + "d\"}";

    assertThatThrownBy(() -> ExperimentRule.checkTag(RETENTION, value))
        .hasMessage("Trace archival duration must be at most 32 characters.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"older_than\": null}", "{\"older_than\": \"5m\"}"})
  void archiveNow_withOrWithoutAnAge_isAccepted(String value) {
    assertThatCode(() -> ExperimentRule.checkTag(ARCHIVE_NOW, value)).doesNotThrowAnyException();
  }

  @Test
  void archiveNow_withAnotherAge_isRefused() {
    assertThatThrownBy(() -> ExperimentRule.checkTag(ARCHIVE_NOW, "{\"older_than\": \"5\"}"))
        .hasMessageStartingWith("Trace archival retention must be in the form");
  }
}
