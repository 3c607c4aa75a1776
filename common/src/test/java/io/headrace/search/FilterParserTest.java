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
  @ValueSource(strings = {"'it\"s'", "''", "'a`b'", "' AND '", "'%_\\'", "'(x)'"})
  void parse_quotedText_isTakenAsItStands(String quoted) {
    assertThat(parse("params.a = " + quoted))
        .containsExactly(
            text(
                Entity.PARAM, "a", TextComparator.EQUAL, quoted.substring(1, quoted.length() - 1)));
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
        "(params.a = 'x')|Invalid clause(s) in filter string: '('|1",
        "params.a = 'x';|Invalid clause(s) in filter string: ';'|15",
        "params.a = 'x' -- c|Invalid comparison clause. Expected 'Identifier' found '--'|16",
        "metrics.a BETWEEN 1 AND 2|Invalid clause(s) in filter string: 'metrics.a', 'BETWEEN'|11",
        "params.a|Invalid clause(s) in filter string: 'params.a'|9",
        "params.a =|Invalid clause(s) in filter string: '='|11",
        "params.a = 'x|Invalid clause(s) in filter string: '=', ''x': the quote is not closed|12",
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
        "params.a = foo|Parameter value is either not quoted or unidentified quote types used for|12",
        "params.a = `x`|Parameter value is either not quoted or unidentified quote types used for|12",
        "run_name IN ('a')|Only ['run_id'] attributes support comparison with a list of quoted|13",
        "run_id IN ()|While parsing a list in the query, expected a non-empty list of string|11",
        "run_id IN (1, 2)|While parsing a list in the query, expected string value, punctuation,|12",
        "run_id IN ('a' 'b')|While parsing a list in the query, expected string value, punctuation,|16",
        "run_id IN ('a'|While parsing a list in the query, expected a non-empty list of string|15",
        "run_id IN 'a'|Invalid clause(s) in filter string: 'IN', ''a''|11",
        "params.a > 'x'|Invalid comparator '>' not one of '{'!=', '=', 'LIKE', 'ILIKE'}'|10",
        "status > 'x'|Invalid comparator '>' not one of '{'!=', '=', 'LIKE', 'ILIKE'}'|8",
        "run_id > 'x'|Invalid comparator '>' not one of '{'!=', '=', 'LIKE', 'ILIKE', 'IN', 'NOT IN'}'|8",
        "metrics.a == 1|Invalid comparator '==' not one of '{'>', '>=', '!=', '=', '<', '<='}'|11",
        "metrics.a <> 1|Invalid comparator '<>' not one of|11",
        "metrics.a LIKE 1|Invalid comparator 'LIKE' not one of|11",
        "metrics.a IS NULL|IS NULL / IS NOT NULL is only supported for tags and params, not for 'metric' 'a'|1",
        "params.a IS 'x'|Invalid clause(s) in filter string: 'params.a', ''x''|13",
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
  void parse_blankFilter_isRefused() {
    assertThatThrownBy(() -> parse("   ")).hasMessage("Invalid filter '   '. Could not be parsed.");
  }

  @Test
  void parse_tooLongAPattern_isRefused() {
    assertThat(parse("params.a LIKE '" + "x".repeat(500) + "'")).hasSize(1);
    assertThatThrownBy(() -> parse("params.a ILIKE '" + "x".repeat(501) + "'"))
        .hasMessageStartingWith("Invalid pattern: it exceeds the maximum length of 500 characters");
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
    String list = "run_id IN (" + "'a',".repeat(size / 4) + ")";
    Assertions.assertTimeout(
        LINEAR,
        () -> {
          assertThat(parse("params.a = '" + "x".repeat(size) + "'")).hasSize(1);
          assertThat(parse(list)).hasSize(1);
          assertThat(parse("metrics.a = " + "1".repeat(size))).hasSize(1);
          for (String part : List.of("(", "'", "`", "a", "<", " ", "1", ".", ",", "AND ", "🙂")) {
            assertThatThrownBy(() -> parse("params.a = " + part.repeat(size)))
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
    assertThatThrownBy(() -> FilterParser.parse("metrics.a > 1", SearchSchema.EXPERIMENTS))
        .hasMessageStartingWith(
            "Invalid entity type 'metrics'. Valid entity types are ('attribute', 'tag', 'tags')");
    assertThatThrownBy(() -> FilterParser.parse("name IS NULL", SearchSchema.EXPERIMENTS))
        .hasMessageStartingWith("IS NULL / IS NOT NULL is only supported for tags, not for");
    assertThatThrownBy(() -> FilterParser.parse("name IN ('x')", SearchSchema.EXPERIMENTS))
        .hasMessageStartingWith("Only ['experiment_id'] attributes support comparison");
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
            number(Entity.ATTRIBUTE, "creation_timestamp_ms", NumberComparator.GREATER, 5));
    assertThatThrownBy(() -> FilterParser.parse("param.lr = 1", SearchSchema.LOGGED_MODELS))
        .hasMessageStartingWith(
            "Invalid entity type: 'param'. Expected one of ['attributes', 'metrics', 'params',"
                + " 'tags'].");
  }
}
