package io.headrace.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.error.HeadraceException;
import io.headrace.event.ModelHistory.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelHistoryTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "1",
        "null",
        "{",
        "{\"a\": }",
        "{\"a\": [1}",
        "{} {}",
        "{}, {}",
        " {}",
        "{} ",
        "{\"a\": tru}",
        "{\"a\": NaN}",
        "{'a': 1}"
      })
  void entry_thatIsNoJsonObject_isNone(String text) {
    assertThatThrownBy(() -> new Entry(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{ }", "{\"a\": {\"b\": [1, {}, \"}\"]}}", "{\"\\\"\": null}"})
  void entry_thatIsAJsonObject_isOne(String text) {
    assertThat(new Entry(text).text()).isEqualTo(text);
  }

  @Test
  void entry_atTheLimitAndPastIt_isTakenAndRefused() {
    String longest = "{\"a\": \"" + "x".repeat(ModelHistory.MAX_ENTRY_LENGTH - 9) + "\"}";
    String tooLong = longest.replace("{", "{ ");

    assertThat(new Entry(longest).text()).hasSize(ModelHistory.MAX_ENTRY_LENGTH);
    assertThatCode(() -> ModelHistory.checkLength(longest)).doesNotThrowAnyException();
    assertThatThrownBy(() -> new Entry(tooLong)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ModelHistory.checkLength(tooLong))
        .isInstanceOf(HeadraceException.class)
        .hasMessageContaining("65537 characters");
  }

  @Test
  void entry_nestedBeyondAllMeasure_isNone() {
    String deep = "{\"a\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}";

    assertThatThrownBy(() -> new Entry(deep)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "               | {\"a\": 1} | [{\"a\": 1}]",
        "[]             | {}         | [{}]",
        "[ ]            | {}         | [{}]",
        "[{\"a\": 1}]   | {\"b\": 1} | [{\"a\": 1}, {\"b\": 1}]",
        "[1]            | {}         | [1, {}]",
      })
  void with_newEntry_hasItAtTheEnd(String history, String entry, String after) {
    assertThat(ModelHistory.with(history, new Entry(entry))).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "[{}]                                    | {}",
        "[{\"a\": 1}, {\"b\": \"]\\\"[{\"},{}]   | {}",
        "[{\"a\": 1},{\"b\": {\"a\": 1}}]        | {\"a\": 1}",
      })
  void with_entryThatIsThere_staysAsItWas(String history, String entry) {
    assertThat(ModelHistory.with(history, new Entry(entry))).isEqualTo(history);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "[{\"flavors\": {}}]        | {}",
        "[[{}]]                     | {}",
        "[{\"a\": \"{}\"}, \"{}\"]  | {}",
        "[{\"b\": {\"a\": 1}}]      | {\"a\": 1}",
      })
  void with_entryThatIsOnlyWithinAnother_hasItAtTheEnd(String history, String entry) {
    assertThat(ModelHistory.with(history, new Entry(entry)))
        .isEqualTo(history.substring(0, history.length() - 1) + ", " + entry + "]");
  }

  /** Clients may set the tag to what only looks like a list. */
  @ParameterizedTest
  @ValueSource(strings = {"[\"{}]", "[{}\\]", "[]]]{}]", "[\"\\]"})
  void with_historyThatIsNoJson_endsAsText(String history) {
    assertThat(ModelHistory.with(history, new Entry("{}"))).startsWith("[").endsWith("]");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {"[] | true", "[{}] | true", "{} | false", "x | false", "[ | false", "[] x | false"})
  void isList_ofWhatClientsMaySet_isSoOnlyOfOne(String history, boolean list) {
    assertThat(ModelHistory.isList(history)).isEqualTo(list);
  }
}
