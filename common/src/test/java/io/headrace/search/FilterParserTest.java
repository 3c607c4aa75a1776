package io.headrace.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParserTest {

  /** Ample for linear work on a busy machine; quadratic work on a megabyte takes an hour. */
  private static final Duration LINEAR = Duration.ofSeconds(30);

  private static List<Condition> parse(String filter) {
    return FilterParser.parse(filter, SearchSchema.RUNS);
  }

  private static Condition number(
      Entity entity, String key, NumberComparator comparator, double value) {
    return new Condition.OfNumber(new Identifier(entity, key), comparator, value);
  }

  private static Condition integer(String key, NumberComparator comparator, long value) {
    return new Condition.OfInteger(new Identifier(Entity.ATTRIBUTE, key), comparator, value);
  }

  private static Condition text(
      Entity entity, String key, TextComparator comparator, String value) {
    return new Condition.OfText(new Identifier(entity, key), comparator, value);
  }

  @Test
  void parse_noFilter_hasNoConditions() {
    assertThat(parse(null)).isEmpty();
    assertThat(parse("")).isEmpty();
  }

  @Test
  void parse_conditionsJoinedByAnd_keepsTheirOrder() {
    assertThat(parse("metrics.a >= .5 and params.b='x' AND tags.c LIKE \"y%\""))
        .containsExactly(
            number(Entity.METRIC, "a", NumberComparator.GREATER_OR_EQUAL, 0.5),
            text(Entity.PARAM, "b", TextComparator.EQUAL, "x"),
            text(Entity.TAG, "c", TextComparator.LIKE, "y%"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "params.a='x' params.b='y'",
        "AND params.a='x' AND AND params.b='y' aNd",
        "params.a='x'AND params.b='y'",
        "params.a\n=\t'x'\r\nparams.b = \"y\""
      })
  void parse_andMissingOrTooMuch_isTolerated(String filter) {
    assertThat(parse(filter))
        .containsExactly(
            text(Entity.PARAM, "a", TextComparator.EQUAL, "x"),
            text(Entity.PARAM, "b", TextComparator.EQUAL, "y"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "metric.a = 1|METRIC|a",
        "metrics.`a/b c` = 1|METRIC|a/b c",
        "metrics.\"a'b\" = 1|METRIC|a'b",
        "`metrics`.a = 1|METRIC|a",
        "`metrics`.'a b' = 1|METRIC|a b",
        "`metrics.a b` = 1|METRIC|a b",
        "\"metrics.a\" = 1|METRIC|a",
        "metrics.q.z = 1|METRIC|q.z",
        "metrics.2x = 1|METRIC|2x",
        "metrics.größe = 1|METRIC|größe",
        "metrics.and = 1|METRIC|and",
        "metrics.`` = 1|METRIC|",
        "param.a = 'v'|PARAM|a",
        "parameters.a = 'v'|PARAM|a",
        "tags.mlflow.user = 'v'|TAG|mlflow.user",
        "status = 'v'|ATTRIBUTE|status",
        "\"status\" = 'v'|ATTRIBUTE|status",
        "attr.status = 'v'|ATTRIBUTE|status",
        "run.status = 'v'|ATTRIBUTE|status",
        "attributes.`Run name` = 'v'|ATTRIBUTE|run_name",
        "Created = 1|ATTRIBUTE|start_time",
        "datasets.digest = 'v'|DATASET|digest"
      })
  void parse_identifier_isResolved(String filter, Entity entity, String key) {
    assertThat(parse(filter))
        .extracting(Condition::identifier)
        .containsExactly(new Identifier(entity, key == null ? "" : key));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "-5, -5",
    ".5, 0.5",
    "5., 5",
    "-.5, -0.5",
    "1e5, 100000",
    "-1.5e-3, -0.0015",
    "1E+2, 100",
    "1e999, Infinity"
  })
  void parse_number_isRead(String written, double value) {
    assertThat(parse("metrics.a = " + written))
        .containsExactly(number(Entity.METRIC, "a", NumberComparator.EQUAL, value));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 9_007_199_254_740_993L, Long.MAX_VALUE, Long.MIN_VALUE})
  void parse_wholeNumberOfAnAttribute_isReadToTheLastDigit(long value) {
    assertThat(parse("start_time != " + value))
        .containsExactly(integer("start_time", NumberComparator.NOT_EQUAL, value));
  }

  @Test
  void parse_otherNumberOfAnAttribute_isReadAsADecimal() {
    assertThat(parse("start_time > 1.5 AND end_time < 9223372036854775808"))
        .containsExactly(
            number(Entity.ATTRIBUTE, "start_time", NumberComparator.GREATER, 1.5),
            number(Entity.ATTRIBUTE, "end_time", NumberComparator.LESS, 0x1p63));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'it\"s'", "''", "'a`b'", "' AND '", "'%_\\'", "'(x)'"})
  void parse_quotedText_isTakenAsItStands(String quoted) {
    assertThat(parse("params.a = " + quoted))
        .containsExactly(
            text(
                Entity.PARAM, "a", TextComparator.EQUAL, quoted.substring(1, quoted.length() - 1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "'it''s'|it's",
        "''''|'",
        "\"say \"\"hi\"\"\"|say \"hi\"",
        "'a\"\"b'|a\"\"b",
        "'C:\\'|C:\\"
      })
  void parse_quoteWrittenTwice_isOneOfTheText(String quoted, String text) {
    assertThat(parse("params.a = " + quoted + " AND tags.b = 'c'"))
        .containsExactly(
            text(Entity.PARAM, "a", TextComparator.EQUAL, text),
            text(Entity.TAG, "b", TextComparator.EQUAL, "c"));
    assertThat(parse("run_id IN (" + quoted + ", 'x')"))
        .containsExactly(
            new Condition.Membership(
                new Identifier(Entity.ATTRIBUTE, "run_id"), true, List.of(text, "x")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00a0", "\u2003", "\u3000", "\u0085", "\u2028", "\f"})
  void parse_blankOfAnyKind_isABlank(String blank) {
    assertThat(parse("metrics.a > 1 AND params.b = 'x'".replace(" ", blank))).hasSize(2);
  }

  @Test
  void parse_list_isRead() {
    assertThat(parse("run_id IN ('a',\"b\" , 'c',) AND dataset.name not in ('d')"))
        .containsExactly(
            new Condition.Membership(
                new Identifier(Entity.ATTRIBUTE, "run_id"), true, List.of("a", "b", "c")),
            new Condition.Membership(new Identifier(Entity.DATASET, "name"), false, List.of("d")));
  }

  @Test
  void parse_nullTest_isRead() {
    assertThat(parse("tags.a IS NULL and params.b is not null"))
        .containsExactly(
            new Condition.Presence(new Identifier(Entity.TAG, "a"), false),
            new Condition.Presence(new Identifier(Entity.PARAM, "b"), true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "foo.a = 'x'|Invalid entity type 'foo'. Valid values are ['metric', 'parameter', 'tag',|1",
        "Params.a = 'x'|Invalid entity type 'Params'.|1",
        "foo = 'x'|Invalid attribute key 'foo' specified. Valid keys are '{'Created', 'Run Name'|1",
        "dataset.foo = 'x'|Invalid dataset key 'foo' specified. Valid keys are '{'context'|1",
        "params.a = 'x' OR params.b = 'y'|Invalid clause(s) in filter string: 'OR'|16",
        "NOT params.a = 'x'|Invalid clause(s) in filter string: 'NOT'|1",
        "(params.a = 'x')|Invalid clause(s) in filter string: '(params.a = 'x')'|1",
        "params.a = 'x';|Invalid clause(s) in filter string: ';'|15",
        "params.a = 'x' -- c|Invalid clause(s) in filter string: '-- c'|16",
        "/* c */ params.a = 'x'|Invalid clause(s) in filter string: '/* c */'|1",
        "metrics.a BETWEEN 1 AND 2|Invalid clause(s) in filter string: 'metrics.a', 'BETWEEN', '1', '2'|11",
        "params.a|Invalid clause(s) in filter string: 'params.a'|9",
        "params.a =|Invalid clause(s) in filter string: 'params.a', '='|11",
        "params.a = 'x|Invalid clause(s) in filter string: 'params.a', '=', ''x': the quote is not|12",
        "foo = 'x' AND metrics.a LIMIT 1|Invalid clause(s) in filter string: 'metrics.a', 'LIMIT', '1'|25",
        "run name = 'x'|Invalid clause(s) in filter string: 'run'|5",
        "params.a NOT NULL|Invalid clause(s) in filter string: 'params.a', 'NOT', 'NULL'|14",
        "params.`a = 'x'|Invalid clause(s) in filter string: 'params.', '`a = 'x'': the quote is|8",
        "5 = metrics.a|Invalid comparison clause. Expected 'Identifier' found '5'|1",
        "'status' = 'x'|Invalid comparison clause. Expected 'Identifier' found ''status''|1",
        "params.a-b = 'x'|Invalid comparison clause. Expected 'Identifier' found 'params.a-b'|1",
        "metrics.a = '1'|Expected numeric value type for metric. Found '1'|13",
        "metrics.a = nan|Expected numeric value type for metric. Found nan|13",
        "metrics.a > 0x1F|Expected numeric value type for metric. Found 0x1F|13",
        "metrics.a > +5|Expected numeric value type for metric. Found +5|13",
        "metrics.a>1AND metrics.b>2|Expected numeric value type for metric. Found 1AND|11",
        "start_time > '5'|Expected numeric value type for numeric attribute: start_time. Found '5'|14",
        "start_time IN ('5')|Expected numeric value type for numeric attribute: start_time. Found ('5')|15",
        "params.a = 5|Expected a quoted string value for parameter (e.g. 'my-value'). Got value 5|12",
        "tags.a IN ('x')|Expected a quoted string value for tag (e.g. 'my-value'). Got value ('x')|11",
        "status = 5|Expected a quoted string value for attributes. Got value 5|10",
        "dataset.name = 5|Expected a quoted string value for dataset attributes. Got value 5|16",
        "params.a = ('x')|Expected a quoted string value for parameter (e.g. 'my-value'). Got value ('x')|12",
        "params.a = NULL|Expected a quoted string value for parameter (e.g. 'my-value'). Got value NULL|12",
        "params.a = foo|Parameter value is either not quoted or unidentified quote types used for|12",
        "params.a = `x`|Parameter value is either not quoted or unidentified quote types used for|12",
        "run_name IN ('a')|Only ['run_id'] attributes support comparison with a list of quoted|13",
        "run_id IN ()|While parsing a list in the query, expected a non-empty list of string|11",
        "run_id IN (1, 2)|While parsing a list in the query, expected string value, punctuation, or whitespace, but got different type in list: (1, 2)|12",
        "run_id IN ('a' 'b')|While parsing a list in the query, expected a non-empty list of string|16",
        "run_id IN ('a',,'b')|While parsing a list in the query, expected a non-empty list of string values, but got ill-formed list.|16",
        "run_id IN (`a`)|While parsing a list in the query, expected a non-empty list of string values, but got ill-formed list.|12",
        "run_id IN ('a'|Invalid clause(s) in filter string: 'run_id', 'IN', '(', ''a''|11",
        "run_id IN 'a'|Invalid clause(s) in filter string: 'run_id', 'IN', ''a''|11",
        "params.a > 'x'|Invalid comparator '>' not one of '{'=', '!=', 'LIKE', 'ILIKE', 'IS NULL', 'IS NOT NULL'}'|10",
        "params.a not like 'x'|Invalid comparator 'NOT LIKE' not one of '{'=', '!=', 'LIKE', 'ILIKE',|10",
        "status > 'x'|Invalid comparator '>' not one of '{'=', '!=', 'LIKE', 'ILIKE'}'|8",
        "run_id > 'x'|Invalid comparator '>' not one of '{'=', '!=', 'LIKE', 'ILIKE', 'IN', 'NOT IN'}'|8",
        "metrics.a == 1|Invalid comparator '==' not one of '{'<', '<=', '>', '>=', '=', '!='}'|11",
        "metrics.a == 1 AND foo = 'x'|Invalid attribute key 'foo' specified.|20",
        "metrics.a <> 1|Invalid comparator '<>' not one of|11",
        "metrics.a LIKE 1|Invalid comparator 'LIKE' not one of|11",
        "metrics.a IS NULL|IS NULL / IS NOT NULL is only supported for tags and params, not for 'metric' 'a'|1",
        "params.a IS 'x'|Invalid clause(s) in filter string: 'params.a', 'IS', ''x''|13",
        "params.𝛼 = 'x' AND foo = 'y'|Invalid attribute key 'foo' specified.|20"
      })
  void parse_badFilter_isRefusedWithMlflowsTextAndThePlace(
      String filter, String message, int place) {
    assertThatThrownBy(() -> parse(filter))
        .isInstanceOf(HeadraceException.class)
        .hasMessageStartingWith(message)
        .hasMessageEndingWith(" (at position " + place + ")")
        .extracting(failure -> ((HeadraceException) failure).code())
        .isEqualTo(ErrorCode.INVALID_PARAMETER_VALUE);
  }

  @Test
  void parse_severalStatements_areRefused() {
    assertThatThrownBy(() -> parse("params.a = 'x'; params.b = 'y'"))
        .hasMessage(
            "Search filter contained multiple expression \"params.a = 'x'; params.b = 'y'\"."
                + " Provide AND-ed expression list.");
  }

  @Test
  void parse_blankFilter_isRefused() {
    assertThatThrownBy(() -> parse("   ")).hasMessage("Invalid filter '   '. Could not be parsed.");
  }

  @Test
  void parse_tooLongAPattern_isRefused() {
    assertThat(parse("params.a LIKE '" + "x".repeat(8_000) + "'")).hasSize(1);
    assertThatThrownBy(() -> parse("params.a ILIKE '" + "x".repeat(8_001) + "'"))
        .hasMessageStartingWith(
            "Invalid pattern: it exceeds the maximum length of 8000 characters");
  }

  @Test
  void parse_thousandsOfConditions_areAnsweredAtOnce() {
    assertThat(parse(conditions(1_000))).hasSize(1_000);
    Assertions.assertTimeout(
        LINEAR,
        () ->
            assertThatThrownBy(() -> parse(conditions(10_000)))
                .hasMessageStartingWith("Error on parsing filter 'metrics.m0 > 0 AND"));
  }

  private static String conditions(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "metrics.m" + i + " > " + i)
        .collect(Collectors.joining(" AND "));
  }

  @Test
  void parse_aMegabyte_isAnsweredAtOnce() {
    int size = 1_000_000;
    String list = "run_id IN (" + "'a',".repeat(45_000) + ")";
    Assertions.assertTimeout(
        LINEAR,
        () -> {
          assertThat(parse("params.a = '" + "x".repeat(size) + "'")).hasSize(1);
          assertThat(parse(list)).hasSize(1);
          assertThat(parse("metrics.a = " + "1".repeat(size))).hasSize(1);
          assertThatThrownBy(() -> parse("run_id IN (" + "'a',".repeat(size / 4) + ")"))
              .hasMessageStartingWith("Error on parsing filter 'run_id IN ('a',");
          for (String part : List.of("(", "'", "`", "a", "<", " ", "1", ".", ",", "AND ", "🙂")) {
            assertThatThrownBy(() -> parse("params.a = 5 " + part.repeat(size)))
                .isInstanceOf(HeadraceException.class)
                .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(1_000));
            assertThatThrownBy(() -> parse("x" + part.repeat(size)))
                .isInstanceOf(HeadraceException.class);
          }
        });
  }

  @Test
  void parse_forExperiments_knowsTheirAttributesAndTags() {
    assertThat(
            FilterParser.parse(
                "name ILIKE 'x%' AND attribute.creation_time > 5 AND tags.a IS NOT NULL"
                    + " AND experiment_id IN ('1')",
                SearchSchema.EXPERIMENTS))
        .hasSize(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "metrics.a > 1|Invalid entity type 'metrics'. Valid entity types are ('attribute', 'tag', 'tags')",
        "name IN ('x')|Only ['experiment_id'] attributes support comparison",
        "name = 'x' OR name = 'y'|Invalid clause(s) in filter string: OR",
        "name IS NULL|IS NULL / IS NOT NULL is only supported for tags, not for attribute 'name'",
        "name > 'x'|Invalid comparator '>' not one of '{'=', '!=', 'LIKE', 'ILIKE'}'",
        "tags.a > 'x'|Invalid comparator for tag: >",
        "experiment_id LIKE '1%'|Invalid comparator for experiment_id: LIKE",
        "experiment_id = 'x'|Invalid experiment ID 'x'. Experiment ID must be a valid integer.",
        "experiment_id IN ('1', '1.0')|Invalid experiment ID '1.0'.",
        "creation_time > 1.5|Invalid value for numeric attribute 'creation_time': '1.5'"
      })
  void parse_badFilterForExperiments_isRefusedWithMlflowsText(String filter, String message) {
    assertThatThrownBy(() -> FilterParser.parse(filter, SearchSchema.EXPERIMENTS))
        .isInstanceOf(HeadraceException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void parse_experimentIdWrittenOtherwise_isTheSame() {
    assertThat(FilterParser.parse("experiment_id IN (' 7', '+7', '07')", SearchSchema.EXPERIMENTS))
        .containsExactly(
            new Condition.Membership(
                new Identifier(Entity.ATTRIBUTE, "experiment_id"), true, List.of("7", "7", "7")));
  }

  @Test
  void parse_forLoggedModels_takesBareTextAndLongStatusNames() {
    assertThat(
            FilterParser.parse(
                "params.lr = 0.01 AND status = 'LOGGED_MODEL_READY' AND tags.a NOT IN ('x', 'y')"
                    + " AND creation_time > 5",
                SearchSchema.LOGGED_MODELS))
        .containsExactly(
            text(Entity.PARAM, "lr", TextComparator.EQUAL, "0.01"),
            text(Entity.ATTRIBUTE, "status", TextComparator.EQUAL, "READY"),
            new Condition.Membership(new Identifier(Entity.TAG, "a"), false, List.of("x", "y")),
            integer("creation_timestamp_ms", NumberComparator.GREATER, 5));
  }

  @Test
  void parse_emptyListForLoggedModels_isRead() {
    assertThat(FilterParser.parse("name NOT IN ()", SearchSchema.LOGGED_MODELS))
        .containsExactly(
            new Condition.Membership(new Identifier(Entity.ATTRIBUTE, "name"), false, List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "READY, READY",
    "LOGGED_MODEL_READY, READY",
    "2, READY",
    "1, PENDING",
    "FAILED, UPLOAD_FAILED",
    "LOGGED_MODEL_UPLOAD_FAILED, UPLOAD_FAILED",
    "UNSPECIFIED, STATUS_UNSPECIFIED",
    "ready, ready"
  })
  void parse_statusOfLoggedModel_isKnownByAnyOfItsNames(String written, String name) {
    for (String value : List.of(written, "'" + written + "'")) {
      assertThat(FilterParser.parse("status = " + value, SearchSchema.LOGGED_MODELS))
          .containsExactly(text(Entity.ATTRIBUTE, "status", TextComparator.EQUAL, name));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "param.lr = 1|Invalid entity type: 'param'. Expected one of ['attributes', 'metrics', 'params', 'tags'].",
        "name|Invalid filter string: 'name'. Expected a list of comparisons separated by 'AND' (e.g. 'metrics.loss > 0.1 AND params.lr = 0.01').",
        "name = 'a';name = 'b'|Invalid filter string: \"name = 'a';name = 'b'\". Expected a single SQL expression.",
        "params.a > 'x'|Invalid comparison operator for params.a: '>'. Expected one of ('=', '!=', 'LIKE', 'ILIKE', 'IN', 'NOT IN').",
        "name > 'x'|Invalid comparison operator for attributes.name: '>'. Expected one of ('=', '!=', 'LIKE', 'ILIKE', 'IN', 'NOT IN').",
        "metrics.a LIKE 1|Invalid comparison operator for metrics.a: 'LIKE'. Expected one of ('<', '<=', '>', '>=', '=', '!=').",
        "metrics.a > 'x'|Expected numeric value type for metric. Found 'x'"
      })
  void parse_badFilterForLoggedModels_isRefusedWithMlflowsText(String filter, String message) {
    assertThatThrownBy(() -> FilterParser.parse(filter, SearchSchema.LOGGED_MODELS))
        .isInstanceOf(HeadraceException.class)
        .hasMessageStartingWith(message);
  }
}
