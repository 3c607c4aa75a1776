package io.headrace.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.api.schema.Field;
import io.headrace.api.schema.FieldType;
import io.headrace.api.schema.Shape;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.model.RunStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFieldsTest {

  @Test
  void fields_thatAreAbsentOrNull_areNullOrEmpty() {
    RequestFields fields = json("{\"a\": null}");
    for (String name : List.of("a", "b")) {
      assertThat(fields.string(name)).isNull();
      assertThat(fields.string(name, "x")).isEqualTo("x");
      assertThat(fields.integer(name)).isNull();
      assertThat(fields.id(name)).isNull();
      assertThat(fields.object(name)).isNull();
      assertThat(fields.objects(name)).isEmpty();
      assertThat(fields.strings(name)).isEmpty();
      assertThat(fields.ids(name)).isEmpty();
      assertThat(fields.bool(name, true)).isTrue();
      assertThat(fields.constant(name, RunStatus.BY_NUMBER)).isNull();
      assertMissing(name, () -> fields.requiredString(name));
      assertMissing(name, () -> fields.requiredInteger(name));
    }
  }

  @Test
  void ofJson_moreTokensThanFitIntoMemory_isRefused() {
    assertThatThrownBy(() -> json("{\"datasets\":[" + "{},".repeat(500_000) + "{}]}"))
        .isInstanceOf(HeadraceException.class)
        .hasMessageStartingWith("The request body is not valid JSON: ");
  }

  private static void assertMissing(String name, Runnable asking) {
    assertThatThrownBy(asking::run)
        .hasMessage(
            "Missing value for required parameter '"
                + name
                + "'. See the API docs for more information about request parameters.");
  }

  @Test
  void body_ofNoBytes_hasNoFields() {
    assertThat(RequestFields.ofJson(new byte[0]).string("a")).isNull();
  }

  @Test
  void body_encodedTwice_isReadLikeTheObjectInIt() {
    assertThat(json("\"{\\\"a\\\":\\\"x\\\"}\"").string("a")).isEqualTo("x");
  }

  @Test
  void names_inCamelCase_areUnderstood() {
    RequestFields fields = json("{\"experimentId\":\"7\",\"runUuid\":\"r\"}");

    assertThat(fields.string("experiment_id")).isEqualTo("7");
    assertThat(fields.runId()).isEqualTo("r");
  }

  @Test
  void name_inBothSpellings_isRefused() {
    assertThatThrownBy(() -> json("{\"run_id\":\"a\",\"runId\":\"a\"}").runId())
        .hasMessage("Request specifies both 'run_id' and 'runId'; provide only one of them.");
  }

  @Test
  void runId_inBothFields_isTheNewer() {
    assertThat(json("{\"run_id\":\"a\",\"run_uuid\":\"b\"}").runId()).isEqualTo("a");
    assertThat(json("{\"run_id\":null,\"run_uuid\":\"b\"}").runId()).isEqualTo("b");
    assertMissing("run_id", () -> json("{\"run_id\":\"\",\"run_uuid\":\"b\"}").runId());
    assertMissing("run_id", () -> json("{\"run_uuid\":\"\"}").runId());
  }

  @Test
  void text_thatIsEmpty_countsAsMissingOnlyWhereItMustNotBe() {
    RequestFields fields = json("{\"a\":\"\"}");

    assertMissing("a", () -> fields.requiredString("a"));
    assertMissing("a", () -> fields.requirePresent("a"));
    assertMissing("a", () -> fields.requiredDecimal("a"));
    assertThat(fields.string("a")).isEmpty();
  }

  @Test
  void integers_inEveryForm_areExact() {
    RequestFields fields =
        json(
            """
            {"a": 9223372036854775807, "b": "-9223372036854775808", "c": 1.7e12, "d": "0",
             "e": "1.0", "f": "1.7e+12"}
            """);

    assertThat(fields.integer("a")).isEqualTo(Long.MAX_VALUE);
    assertThat(fields.integer("b")).isEqualTo(Long.MIN_VALUE);
    assertThat(fields.integer("c")).isEqualTo(1_700_000_000_000L);
    assertThat(fields.requiredInteger("d")).isZero();
    assertThat(fields.integer("e")).isEqualTo(1);
    assertThat(fields.integer("f")).isEqualTo(1_700_000_000_000L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.5", "\"1.5\"", "\"\"", "9223372036854775808", "1e300", "true", "[]", "{}"})
  void integer_thatIsNone_isRefused(String value) {
    assertThatThrownBy(() -> json("{\"a\":" + value + "}").integer("a"))
        .hasMessageStartingWith("Invalid value " + value.replace("1e300", "1e+300"))
        .hasMessageContaining("for parameter 'a' supplied:  Hint: Value was of type '");
  }

  @Test
  void ids_asTextOrNumber_areText() {
    RequestFields fields = json("{\"a\":7,\"b\":\"8\",\"c\":[1,\"2\"]}");

    assertThat(fields.id("a")).isEqualTo("7");
    assertThat(fields.id("b")).isEqualTo("8");
    assertThat(fields.ids("c")).containsExactly("1", "2");
    assertThatThrownBy(() -> json("{\"a\":1.5}").id("a")).hasMessageContaining("'float'");
    assertThatThrownBy(() -> json("{\"a\":[1.5]}").ids("a"))
        .hasMessageStartingWith("Invalid value [1.5] for parameter 'a' supplied")
        .hasMessageContaining("'list'");
    assertThatThrownBy(() -> json("{\"a\":\"1\"}").ids("a")).hasMessageContaining("'str'");
  }

  @Test
  void constants_byNameOrNumber_areKnownAndOthersAbsent() {
    assertThat(status("\"FINISHED\"")).isEqualTo(RunStatus.FINISHED);
    assertThat(status("3")).isEqualTo(RunStatus.FINISHED);
    assertThat(status("3.0")).isEqualTo(RunStatus.FINISHED);
    assertThatThrownBy(() -> status("3.5")).hasMessageStartingWith("Invalid value 3.5 for");
    assertThat(status("\"3\"")).isEqualTo(RunStatus.FINISHED);
    assertThat(status("\"finished\"")).isNull();
    assertThat(status("\"99\"")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          99 | int
          3.5 | float
          [3] | list
          {"a":1} | dict
          true | bool
          """)
  void constant_byUnknownNumberOrNoText_isRefused(String value, String type) {
    assertThatThrownBy(() -> status(value))
        .hasMessageStartingWith("Invalid value " + value + " for parameter 'status' supplied:")
        .hasMessageContaining("Value was of type '" + type + "'.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"b": "é", "a": [1, 1.50]} | {"a":[1,1.5],"b":"\\u00e9"}
          NaN | NaN
          -Infinity | -Infinity
          1e22 | 1e+22
          """)
  void value_ofTheWrongType_isQuotedAsPythonWritesIt(String value, String quoted) {
    assertThatThrownBy(() -> json("{\"a\":" + value + "}").string("a"))
        .hasMessageStartingWith("Invalid value " + quoted + " for parameter 'a' supplied:  Hint:");
  }

  @Test
  void printed_valueOfAnyType_isWhatPythonPrints() {
    RequestFields fields =
        json(
            """
            {"a": "x", "b": 5, "c": 0.010, "d": true, "e": null, "f": ["a", "it's", 1.5, null],
             "g": {"k": "é"}}
            """);

    assertThat(Stream.of("a", "b", "c", "d", "e", "f", "g").map(fields::printed))
        .containsExactly(
            "x", "5", "0.01", "True", "None", "['a', \"it's\", 1.5, None]", "{'k': 'é'}");
  }

  @Test
  void constants_whereOthersCount_areThoseOrTheKnown() {
    for (String unknown : new String[] {"0", "2.5", "\"all\"", "[]", "null", "true"}) {
      assertThat(
              json("{\"status\":" + unknown + "}")
                  .constant("status", RunStatus.BY_NUMBER, RunStatus.KILLED))
          .isEqualTo(RunStatus.KILLED);
    }
    assertThat(json("{\"status\":3}").constant("status", RunStatus.BY_NUMBER, RunStatus.KILLED))
        .isEqualTo(RunStatus.FINISHED);
  }

  private static RunStatus status(String value) {
    return json("{\"status\":" + value + "}").constant("status", RunStatus.BY_NUMBER);
  }

  @Test
  void booleans_asWordsToo_areUnderstood() {
    assertThat(json("{\"a\":true}").bool("a", false)).isTrue();
    assertThat(json("{\"a\":\"False\"}").bool("a", true)).isFalse();
    assertThatThrownBy(() -> json("{\"a\":\"maybe\"}").bool("a", true))
        .hasMessage("Invalid boolean value: maybe, must be 'true' or 'false'.");
  }

  @Test
  void nested_fieldThatIsMissing_isNamedWithItsPath() {
    RequestFields fields = json("{\"datasets\":[{},{\"dataset\":{}}]}");
    RequestFields second = fields.objects("datasets").get(1);

    assertMissing(
        "datasets[1].dataset.name", () -> second.object("dataset").requiredString("name"));
    assertThat(second.path("tags")).isEqualTo("datasets[1].tags");
    assertThatThrownBy(() -> json("{\"a\":[1]}").objects("a")).hasMessageContaining("'int'");
    assertThatThrownBy(() -> json("{\"a\":{}}").objects("a")).hasMessageContaining("'dict'");
  }

  @Test
  void query_repeatedParameter_isAListOrItsFirst() {
    RequestFields fields =
        RequestFields.ofQuery(
            List.of(Map.entry("a", "1"), Map.entry("b", "x"), Map.entry("a", "2")));

    assertThat(fields.strings("a")).containsExactly("1", "2");
    assertThat(fields.strings("b")).containsExactly("x");
    assertThat(fields.string("b")).isEqualTo("x");
    assertThat(fields.integer("a")).isEqualTo(1);
  }

  @Test
  void query_inCamelCase_isNotUnderstood() {
    RequestFields fields = RequestFields.ofQuery(List.of(Map.entry("runId", "r")));

    assertMissing("run_id", fields::runId);
  }

  @Test
  void body_null_hasNoFields() {
    assertThat(json("null").string("a")).isNull();
  }

  @Test
  void described_fieldThatIsAskedForAsItIs_isRead() {
    RequestFields fields = json("{\"a\":\"x\",\"c\":[{\"d\":1}]}").describedBy(SHAPE);

    assertThat(fields.string("a")).isEqualTo("x");
    assertThat(fields.string("b")).isNull();
    assertThat(fields.objects("c").get(0).integer("d")).isEqualTo(1);
  }

  @Test
  void described_fieldThatIsAskedForOtherwise_isAMistakeOfOurs() {
    RequestFields fields = json("{\"c\":[{\"d\":1}]}").describedBy(SHAPE);
    RequestFields item = fields.objects("c").get(0);

    for (ThrowingCallable asking :
        List.<ThrowingCallable>of(
            () -> fields.string("unknown"),
            () -> fields.has("unknown"),
            () -> fields.printed("unknown"),
            () -> fields.integer("a"),
            () -> fields.id("a"),
            () -> fields.strings("c"),
            () -> fields.object("c"),
            () -> item.string("d"),
            () -> item.string("a"))) {
      assertThatThrownBy(asking)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("which no description says");
    }
  }

  /** {@code a}, formerly {@code b}, and {@code c}, a list of objects with {@code d}. */
  private static final Shape SHAPE =
      Shape.of(
          Field.of("a", FieldType.TEXT, "").alsoNamed("b"),
          Field.of("c", FieldType.listOf(Shape.of(Field.of("d", FieldType.INTEGER, ""))), ""));

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "1", "\"x\"", "{'a':1}", "{\"a\":1,}", "nope", "\u0000", " "})
  void body_thatIsNoObject_isRefused(String body) {
    refused(body.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "true", " "})
  void body_ofJsonButNoObject_isToldSo(String body) {
    assertThatThrownBy(() -> json(body)).hasMessage("The request body must be a JSON object.");
  }

  @Test
  void body_thatTheParserGivesUpOn_isRefused() {
    refused(("{\"a\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8));
    refused(("{\"a\":" + "1".repeat(100_000) + "}").getBytes(StandardCharsets.UTF_8));
    refused(new byte[] {0, 0, (byte) 0xFF, (byte) 0xFE, 1, 2, 3});
    refused(new byte[] {'{', '"', (byte) 0xC3, '"'});
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "{\"a\":1|Unexpected end-of-input: expected close marker for Object (line 1, column 7)",
        "{\"a\":[}|Unexpected close marker '}': expected ']' (line 1, column 7)",
        "{\"a\":x}|Unrecognized token 'x': was expecting"
      })
  void body_thatIsBroken_isRefusedWithThePlaceAndWithoutTheParsersOwnNames(
      String body, String reason) {
    assertThatThrownBy(() -> json(body))
        .hasMessageStartingWith("The request body is not valid JSON: " + reason)
        .hasMessageNotContainingAny("Source", "Stream");
  }

  @Test
  void body_nestedTooDeeply_isRefusedWithTheLimit() {
    assertThatThrownBy(() -> json("[".repeat(2_000)))
        .hasMessage(
            "The request body is not valid JSON: Document nesting depth (1001) exceeds the maximum"
                + " allowed (1000)");
  }

  @Test
  void text_withHalfOfASurrogatePair_isWhatUtf8CanSpell() {
    RequestFields fields =
        json("{\"a\": \"x\\ud800y\\udfff\\ud83d\", \"b\": [\"\\ud83d\\ude42\", \"\\ud800\"]}");

    assertThat(fields.string("a")).isEqualTo("x?y??");
    assertThat(fields.strings("b")).containsExactly("🙂", "?");
    assertThat(fields.ids("b")).containsExactly("🙂", "?");
  }

  @Test
  void boolean_thatIsNone_isEchoedOnlyInPart() {
    assertThatThrownBy(() -> json("{\"a\": \"" + "x".repeat(10_000) + "\"}").bool("a", true))
        .hasMessage(
            "Invalid boolean value: " + "x".repeat(1_000) + "..., must be 'true' or 'false'.");
  }

  private static void refused(byte[] body) {
    assertThatThrownBy(() -> RequestFields.ofJson(body))
        .isInstanceOf(HeadraceException.class)
        .hasMessageMatching("(?s)The request body (is not valid JSON: .+|must be a JSON object\\.)")
        .extracting(refusal -> ((HeadraceException) refusal).code())
        .isEqualTo(ErrorCode.INVALID_PARAMETER_VALUE);
  }

  @Property(tries = 2_000)
  void body_ofAnything_isReadOrRefusedButNeverFailsOtherwise(@ForAll("scraps") String body) {
    try {
      RequestFields fields = RequestFields.ofJson(body.getBytes(StandardCharsets.UTF_8));
      fields.string("a");
      fields.integer("b");
      fields.objects("a");
      fields.strings("b");
      fields.ids("a");
      fields.id("b");
      fields.constant("a", RunStatus.BY_NUMBER);
      fields.object("b");
      fields.bool("a", true);
    } catch (HeadraceException refusal) {
      assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_PARAMETER_VALUE);
      assertThat(refusal.getMessage()).doesNotContain("Source", "Stream");
    }
  }

  private static RequestFields json(String body) {
    return RequestFields.ofJson(body.getBytes(StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<String> scraps() {
    return Arbitraries.of(
            "{", "}", "\"a\"", ":", "\"b\"", ",", "[", "]", "1", "1e5", "-", "null", "true", "NaN",
            "\"\"", " ", "\\", "\u0000", "é", "{\"a\":", "\"1\"")
        .list()
        .ofMaxSize(12)
        .map(scraps -> String.join("", scraps));
  }
}
