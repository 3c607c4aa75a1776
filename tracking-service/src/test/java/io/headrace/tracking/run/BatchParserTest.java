package io.headrace.tracking.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.metric.MetricColumns;
import io.headrace.metric.MetricColumns.ModelLink;
import io.headrace.model.Tag;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchParserTest {

  private static final String SEE_DOCS =
      " See the API docs for more information about request parameters.";

  @Test
  void batch_withEverything_isRead() {
    Batch batch =
        batch(
            """
            {"run_id": "r1",
             "metrics": [
               {"key": "loss", "value": 0.25, "timestamp": 1700000000000, "step": 3},
               {"key": "acc", "value": 1, "timestamp": 0, "model_id": "m-1",
                "dataset_name": "train", "dataset_digest": "abc", "run_id": "r1"},
               {"key": "loss", "value": -1e-3, "timestamp": 5}],
             "params": [{"key": "lr", "value": "0.1"}, {"key": "empty"}],
             "tags": [{"key": "t", "value": "1"}, {"key": "t", "value": "2"}]}
            """);

    assertThat(batch.runId()).isEqualTo("r1");
    MetricColumns points = batch.points();
    assertThat(points.size()).isEqualTo(3);
    assertThat(points.keyCount()).isEqualTo(2);
    assertThat(points.key(points.keyIndex(2))).isEqualTo("loss");
    assertThat(points.step(0)).isEqualTo(3);
    assertThat(points.step(1)).isZero();
    assertThat(points.timestamp(0)).isEqualTo(1_700_000_000_000L);
    assertThat(points.value(2)).isEqualTo(-0.001);
    assertThat(points.link(0)).isNull();
    assertThat(points.link(1)).isEqualTo(new ModelLink("m-1", "train", "abc"));
    assertThat(batch.params()).containsExactly(new Tag("lr", "0.1"), new Tag("empty", ""));
    assertThat(batch.tags()).containsExactly(new Tag("t", "1"), new Tag("t", "2"));
    assertThat(batch.isMetricsOnly()).isFalse();
    assertThat(batch.isEmpty()).isFalse();
  }

  @Test
  void batch_withNothing_isEmpty() {
    assertThat(batch("{\"run_id\":\"r1\"}").isEmpty()).isTrue();
    assertThat(batch("{\"run_id\":\"r1\",\"metrics\":null,\"params\":[],\"tags\":null}").isEmpty())
        .isTrue();
  }

  @Test
  void metric_withItsFields_isRead() {
    Batch point =
        metric(
            """
            {"run_id": "r1", "key": "loss", "value": 0.5, "timestamp": 7, "step": -2,
             "model_id": "", "unknown": {"deep": [1, {"er": null}]}}
            """);

    assertThat(point.runId()).isEqualTo("r1");
    assertThat(point.points().size()).isEqualTo(1);
    assertThat(point.points().step(0)).isEqualTo(-2);
    assertThat(point.points().hasLinks()).isFalse();
    assertThat(point.isMetricsOnly()).isTrue();
  }

  @Test
  void names_inCamelCaseOrOld_areUnderstood() {
    Batch point =
        metric(
            """
            {"runUuid": "r1", "key": "k", "value": 1, "timestamp": 1,
             "modelId": "m", "datasetName": "d", "datasetDigest": "x"}
            """);

    assertThat(point.runId()).isEqualTo("r1");
    assertThat(point.points().link(0)).isEqualTo(new ModelLink("m", "d", "x"));
    assertThat(batch("{\"runId\":\"r1\"}").runId()).isEqualTo("r1");
    assertThat(batch("{\"run_uuid\":\"r1\"}").runId()).isEqualTo("r1");
    assertThat(batch("{\"run_id\":null,\"run_uuid\":\"r1\"}").runId()).isEqualTo("r1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NaN | NaN
          Infinity | Infinity
          -Infinity | -Infinity
          "NaN" | NaN
          "Infinity" | Infinity
          "-Infinity" | -Infinity
          "inf" | Infinity
          "1.5" | 1.5
          "-2e-3" | -0.002
          1 | 1
          -0.0 | -0.0
          4.9e-324 | 4.9e-324
          1.7976931348623157e308 | 1.7976931348623157e308
          0.1 | 0.1
          123456789012345678901234567890 | 1.2345678901234568e29
          """)
  void value_inEveryFormThatClientsWrite_isExact(String json, double value) {
    assertThat(metric(point("value", json)).points().value(0)).isEqualTo(Double.valueOf(value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          9223372036854775807 | 9223372036854775807
          "9223372036854775807" | 9223372036854775807
          1700000000000.0 | 1700000000000
          1.7e12 | 1700000000000
          "0" | 0
          """)
  void timestamp_inEveryFormThatClientsWrite_isExact(String json, long timestamp) {
    assertThat(metric(point("timestamp", json)).points().timestamp(0)).isEqualTo(timestamp);
  }

  @Test
  void step_atTheEndsOfTheRange_isExact() {
    assertThat(metric(point("step", "-9223372036854775808")).points().step(0))
        .isEqualTo(Long.MIN_VALUE);
    assertThat(metric(point("step", "\"9223372036854775807\"")).points().step(0))
        .isEqualTo(Long.MAX_VALUE);
    assertThat(metric(point("step", "null")).points().step(0)).isZero();
  }

  @Test
  void text_withEscapes_isUnescaped() {
    Batch batch =
        batch(
            """
            {"run_id": "r1",
             "metrics": [{"key": "gr\\u00f6\\u00dfe\\/x", "value": 1, "timestamp": 1}],
             "tags": [{"key": "t", "value": "a\\n\\"b\\\\\\ud83d\\ude42"}]}
            """);

    assertThat(batch.points().key(0)).isEqualTo("größe/x");
    assertThat(batch.tags().get(0).value()).isEqualTo("a\n\"b\\🙂");
  }

  @Test
  void list_thatStandsTwice_countsAsItsLast() {
    Batch batch =
        batch(
            """
            {"run_id": "r1",
             "metrics": [{"key": "a", "value": 1, "timestamp": 1}],
             "metrics": [{"key": "b", "value": 1, "timestamp": 1}],
             "params": [{"key": "a", "value": "1"}], "params": [{"key": "b", "value": "1"}]}
            """);

    assertThat(batch.points().size()).isEqualTo(1);
    assertThat(batch.points().key(0)).isEqualTo("b");
    assertThat(batch.params()).containsExactly(new Tag("b", "1"));
  }

  @Test
  void body_encodedTwice_isReadLikeTheObjectInIt() {
    assertThat(batch("\"{\\\"run_id\\\": \\\"r1\\\"}\"").runId()).isEqualTo("r1");
    assertThat(metric('"' + point("value", "1").replace("\"", "\\\"") + '"').runId())
        .isEqualTo("r1");
  }

  @Test
  void values_overTheLimit_areCut() {
    Batch batch =
        batch(
            """
            {"run_id": "r1", "params": [{"key": "p", "value": "%s"}],
             "tags": [{"key": "t", "value": "%s"}]}
            """
                .formatted("x".repeat(6_001), "🙂".repeat(8_001)));

    assertThat(batch.params().get(0).value()).hasSize(6_000);
    assertThat(batch.tags().get(0).value()).isEqualTo("🙂".repeat(8_000));
  }

  @ParameterizedTest
  @CsvSource({"key", "value", "timestamp", "run_id"})
  void metric_withoutARequiredField_isRefused(String field) {
    String named = "Missing value for required parameter '" + field + "'." + SEE_DOCS;
    assertThatThrownBy(() -> metric(point(field, null))).hasMessage(named);
    assertThatThrownBy(() -> metric(point(field, "null"))).hasMessage(named);
  }

  @Test
  void metric_withAnEmptyKey_isRefusedAsMissing() {
    assertThatThrownBy(() -> metric(point("key", "\"\"")))
        .hasMessage("Missing value for required parameter 'key'." + SEE_DOCS);
  }

  @Test
  void batch_itemWithoutARequiredField_isRefusedNamingItsPlace() {
    assertThatThrownBy(() -> batch(withMetrics("{\"key\":\"a\",\"value\":1,\"timestamp\":1},{}")))
        .hasMessage("Missing value for required parameter 'metrics[1].key'." + SEE_DOCS);
    assertThatThrownBy(() -> batch(withMetrics("{\"key\":\"a\",\"timestamp\":1}")))
        .hasMessage("Missing value for required parameter 'metrics[0].value'." + SEE_DOCS);
    assertThatThrownBy(() -> batch("{\"run_id\":\"r1\",\"params\":[{\"value\":\"1\"}]}"))
        .hasMessage("Missing value for required parameter 'params[0].key'." + SEE_DOCS);
    assertThatThrownBy(() -> batch("{\"run_id\":\"r1\",\"tags\":[{\"key\":null}]}"))
        .hasMessage("Missing value for required parameter 'tags[0].key'." + SEE_DOCS);
    assertThatThrownBy(() -> batch("{}"))
        .hasMessage("Missing value for required parameter 'run_id'." + SEE_DOCS);
    assertThatThrownBy(() -> batch(""))
        .hasMessage("Missing value for required parameter 'run_id'." + SEE_DOCS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          key | 7 | int
          key | 7.5 | float
          key | [] | list
          key | {} | dict
          key | true | bool
          value | "abc" | str
          value | "0x1p3" | str
          value | "1.0f" | str
          value | true | bool
          value | [] | list
          value | {} | dict
          timestamp | "abc" | str
          timestamp | 1.5 | float
          timestamp | NaN | float
          timestamp | 9223372036854775808 | int
          timestamp | false | bool
          timestamp | [] | list
          step | "1.5" | str
          step | 1e300 | float
          step | {} | dict
          run_id | 7 | int
          model_id | 7 | int
          """)
  void value_ofAnotherType_isRefused(String field, String json, String pythonType) {
    assertThatThrownBy(() -> metric(point(field, json)))
        .isInstanceOf(HeadraceException.class)
        .hasMessageStartingWith("Invalid value ")
        .hasMessageEndingWith(
            " for parameter '"
                + field
                + "' supplied:  Hint: Value was of type '"
                + pythonType
                + "'."
                + SEE_DOCS);
  }

  @Test
  void list_thatIsNone_isRefused() {
    assertWrongType("{\"run_id\":\"r1\",\"metrics\":{}}", "metrics", "dict");
    assertWrongType("{\"run_id\":\"r1\",\"params\":\"x\"}", "params", "str");
    assertWrongType("{\"run_id\":\"r1\",\"tags\":1}", "tags", "int");
    assertWrongType("{\"run_id\":\"r1\",\"metrics\":[1]}", "metrics[0]", "int");
    assertWrongType("{\"run_id\":\"r1\",\"metrics\":[null]}", "metrics[0]", "NoneType");
    assertWrongType("{\"run_id\":\"r1\",\"params\":[[]]}", "params[0]", "list");
    assertWrongType(
        "{\"run_id\":\"r1\",\"params\":[{\"key\":\"a\",\"value\":1}]}", "params[0].value", "int");
    assertWrongType("{\"run_id\":1}", "run_id", "int");
  }

  private static void assertWrongType(String body, String path, String pythonType) {
    assertThatThrownBy(() -> batch(body))
        .hasMessageContaining(" for parameter '" + path + "' supplied:  Hint: ")
        .hasMessageContaining("'" + pythonType + "'");
  }

  @Test
  void value_thatIsHuge_isNotEchoedWhole() {
    assertThatThrownBy(() -> metric(point("value", '"' + "x".repeat(100_000) + '"')))
        .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(1_200));
  }

  @Test
  void metric_thatMayNotBeLogged_isRefusedInMlflowsWords() {
    assertThatThrownBy(() -> metric(point("key", "\"a//b\"")))
        .hasMessageStartingWith("Invalid value \"a//b\" for parameter 'name' supplied: Names may");
    assertThatThrownBy(() -> metric(point("timestamp", "-1")))
        .hasMessageStartingWith("Invalid value -1 for parameter 'timestamp' supplied: metric 'k'");
    assertThatThrownBy(() -> batch(withMetrics("{\"key\":\"#\",\"value\":1,\"timestamp\":1}")))
        .hasMessageStartingWith("Invalid value \"#\" for parameter 'metrics[0].name' supplied");
    assertThatThrownBy(() -> metric(point("key", '"' + "k".repeat(251) + '"')))
        .hasMessage("'Metric name' exceeds the maximum length of 250 characters");
  }

  @Test
  void batch_thatMayNotBeLogged_isRefusedInMlflowsWords() {
    assertThatThrownBy(() -> batch("{\"run_id\":\"a/b\"}"))
        .hasMessage("Invalid value \"a/b\" for parameter 'run_id' supplied.");
    assertThatThrownBy(() -> batch("{\"run_id\":\"r\",\"params\":[{\"key\":\"#\"}]}"))
        .hasMessageStartingWith("Invalid value \"#\" for parameter 'params[0].key' supplied");
    assertThatThrownBy(
            () -> batch("{\"run_id\":\"r\",\"tags\":[{\"key\":\"a\"},{\"key\":\"..\"}]}"))
        .hasMessageStartingWith("Invalid value \"..\" for parameter 'tags[1].key' supplied");
    assertThatThrownBy(
            () -> batch("{\"run_id\":\"r\",\"params\":[{\"key\":\"a\"},{\"key\":\"a\"}]}"))
        .hasMessageStartingWith("Duplicate parameter keys have been submitted: ['a'].");
  }

  @Test
  void batch_overALimit_isRefused() {
    String point = "{\"key\":\"a\",\"value\":1,\"timestamp\":1}";
    assertThat(batch(withMetrics(times(1_000, point))).points().size()).isEqualTo(1_000);
    assertThatThrownBy(() -> batch(withMetrics(times(1_001, point))))
        .hasMessageStartingWith(
            "A batch logging request can contain at most 1000 metrics. Got 1001");
    assertThatThrownBy(() -> batch(withMetrics(times(1_000, point) + ',' + times(100_000, point))))
        .hasMessageStartingWith(
            "A batch logging request can contain at most 1000 metrics. Got 101000");
    assertThatThrownBy(
            () -> batch("{\"run_id\":\"r\",\"tags\":[" + times(101, "{\"key\":\"a\"}") + "]}"))
        .hasMessageStartingWith("A batch logging request can contain at most 100 tags. Got 101");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[",
        "]",
        "{]",
        "nul",
        "\"",
        "{\"run_id\"}",
        "{\"run_id\":}",
        "{\"run_id\":\"r\",}",
        "{'run_id':'r'}",
        "{\"run_id\":\"r\"} x",
        "{\"run_id\":\"r\"}{}",
        "\"{\"",
        "[]",
        "null",
        "1",
        "true",
        "\"x\"",
        "{\"run_id\":\"r\",\"metrics\":[",
        "{\"run_id\":\"\u0001\"}",
        "{\"run_id\":\"r\",\"x\":1e}",
        "{\"run_id\":\"r\",\"metrics\":[}",
        " "
      })
  void body_thatIsNoJsonObject_isRefused(String body) {
    assertRefused(body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void body_nestedWithoutEnd_isRefused() {
    assertRefused(
        ("{\"run_id\":\"r\",\"x\":" + "[".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8));
    assertRefused("{\"x\":".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    assertRefused(
        ("{\"run_id\":\"r\",\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}")
            .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void body_withANumberOfMillionDigits_isRefused() {
    assertRefused(point("value", "1".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8));
    assertRefused(point("step", "1".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "ISO-8859-1", "UTF-8"})
  void body_inAnotherEncoding_isReadOrRefused(String charset) {
    byte[] body =
        "{\"run_id\":\"r1\",\"tags\":[{\"key\":\"größe\"}]}".getBytes(Charset.forName(charset));
    refusable(body);
    refusable(java.util.Arrays.copyOf(body, body.length - 1));
  }

  @Test
  void body_withBytesOfNoEncoding_isRefused() {
    assertRefused(new byte[] {0, 0, (byte) 0xFF, (byte) 0xFE, 1, 2, 3});
    assertRefused(new byte[] {0, 0, 0, '{', 0x7F, 0x7F, 0x7F, 0x7F});
    assertRefused(new byte[] {(byte) 0xFE, (byte) 0xFF, 0, '{', 0});
    assertRefused(new byte[] {(byte) 0xC3});
    assertRefused(new byte[] {'{', '"', (byte) 0xC3, '"'});
    assertRefused(new byte[100]);
  }

  private static void assertRefused(byte[] body) {
    for (boolean whole : new boolean[] {true, false}) {
      assertThatThrownBy(
              () -> {
                if (whole) {
                  BatchParser.parseBatch(body);
                } else {
                  BatchParser.parseMetric(body);
                }
              })
          .isInstanceOf(HeadraceException.class)
          .extracting(refusal -> ((HeadraceException) refusal).code())
          .isEqualTo(ErrorCode.INVALID_PARAMETER_VALUE);
    }
  }

  private static void refusable(byte[] body) {
    try {
      BatchParser.parseBatch(body);
    } catch (HeadraceException refusal) {
      assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_PARAMETER_VALUE);
    }
  }

  /** A good point, but for one field. */
  private static String point(String field, String json) {
    String[][] fields = {
      {"run_id", "\"r1\""},
      {"key", "\"k\""},
      {"value", "1"},
      {"timestamp", "1"},
      {"step", "1"},
      {"model_id", "null"}
    };
    return IntStream.range(0, fields.length)
        .filter(i -> !fields[i][0].equals(field) || json != null)
        .mapToObj(
            i -> '"' + fields[i][0] + "\":" + (fields[i][0].equals(field) ? json : fields[i][1]))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String withMetrics(String items) {
    return "{\"run_id\":\"r1\",\"metrics\":[" + items + "]}";
  }

  private static String times(int count, String item) {
    return IntStream.range(0, count).mapToObj(i -> item).collect(Collectors.joining(","));
  }

  private static Batch batch(String body) {
    return BatchParser.parseBatch(body.getBytes(StandardCharsets.UTF_8));
  }

  private static Batch metric(String body) {
    return BatchParser.parseMetric(body.getBytes(StandardCharsets.UTF_8));
  }
}
