package io.headrace.query.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunsCsvTest {

  private static String cell(String column, Object value) {
    RunsCsv file = new RunsCsv(ExportColumnTest.columns(column));
    file.take();
    file.write(Arrays.asList("r", "1", value));
    String line = file.take().toString();
    assertThat(line).startsWith("r,1,").endsWith("\r\n");
    return line.substring("r,1,".length(), line.length() - "\r\n".length());
  }

  @Test
  void take_withoutRuns_isTheNames() {
    RunsCsv file = new RunsCsv(ExportColumnTest.columns("metrics.`a,\"b\"`", "params.`ü`"));

    assertThat(file.size()).isEqualTo(file.take().length()).isPositive();
    assertThat(file.size()).isZero();
    assertThat(new RunsCsv(ExportColumnTest.columns("metrics.`a,b`", "tags.`é=\n`")).take())
        .hasToString("run_id,experiment_id,\"metrics.a,b\",\"tags.é=\n\"\r\n");
  }

  @Test
  void text_ofAnything_isQuotedWhereItMust() {
    assertThat(cell("params.a", "plain text; 'so'")).isEqualTo("plain text; 'so'");
    assertThat(cell("params.a", "a,b")).isEqualTo("\"a,b\"");
    assertThat(cell("params.a", "say \"a\"")).isEqualTo("\"say \"\"a\"\"\"");
    assertThat(cell("params.a", "two\nlines")).isEqualTo("\"two\nlines\"");
    assertThat(cell("params.a", "two\rlines")).isEqualTo("\"two\rlines\"");
    assertThat(cell("run_name", "日本 🚀")).isEqualTo("日本 🚀");
  }

  @Test
  void nothing_isNoEmptyText() {
    assertThat(cell("params.a", null)).isEmpty();
    assertThat(cell("metrics.a", null)).isEmpty();
    assertThat(cell("end_time", null)).isEmpty();
    assertThat(cell("params.a", "")).isEqualTo("\"\"");
  }

  @Test
  void duration_isANumberOfMilliseconds() {
    assertThat(cell("attributes.duration", 61_000L)).isEqualTo("61000");
  }

  @ParameterizedTest
  @CsvSource({"0.1", "-3.5", "1.0E-5", "NaN", "Infinity", "-Infinity", "1.7976931348623157E308"})
  void metric_anyDouble_readsBackTheSame(String number) {
    assertThat(cell("metrics.a", Double.valueOf(number))).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00.000Z",
    "1700000000123, 2023-11-14T22:13:20.123Z",
    "-1, 1969-12-31T23:59:59.999Z",
    "9223372036854775807, +292278994-08-17T07:12:55.807Z"
  })
  void time_anyLong_isIso8601InUtc(long time, String text) {
    assertThat(cell("start_time", time)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "=cmd|'/C calc'!A0",
        "+A1",
        "-1+1",
        "@SUM(A1)",
        "-",
        "＝1",
        "－x",
        "--no-cache",
        "+-1"
      })
  void text_thatBeginsLikeAFormula_hasAnApostropheInFront(String text) {
    assertThat(cell("params.a", text)).isEqualTo("'" + text);
    assertThat(cell("run_name", text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\t=1", "\r=1", "\n=1", "=\"a\",1"})
  void text_thatBeginsLikeAFormulaAndIsQuoted_hasItInTheQuotes(String text) {
    assertThat(cell("tags.a", text)).contains("'" + text.substring(0, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "+0.5", "-1e-3", "-.5", "-inf", "-Infinity", "1=1", "a@b", "'=1"})
  void text_thatIsANumberOrNoFormula_isAsItIs(String text) {
    assertThat(cell("params.a", text)).isEqualTo(text);
  }
}
