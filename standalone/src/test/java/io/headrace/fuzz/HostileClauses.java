package io.headrace.fuzz;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Filters and orders: from the grammar, with mistakes in them, and out of nothing. */
final class HostileClauses {

  private static final List<String> ENTITIES =
      List.of(
          "metrics", "metric", "params", "tags", "attributes", "attr", "run", "dataset", "foo", "");

  private static final List<String> KEYS =
      List.of(
          "m",
          "k",
          "status",
          "name",
          "run_id",
          "start_time",
          "creation_timestamp",
          "digest",
          "`a b`",
          "\"q\"",
          "'s'",
          "``",
          "a.b.c",
          ".",
          "größe",
          "🙂",
          "mlflow.runName",
          "`");

  private static final List<String> COMPARATORS =
      List.of(
          "=",
          "!=",
          "<",
          ">=",
          ">",
          "LIKE",
          "ilike",
          " IN ",
          " NOT IN ",
          "IS NULL",
          "IS NOT NULL",
          "==",
          "<>",
          "~",
          "BETWEEN",
          "=!",
          "");

  private static final List<String> OPERANDS =
      List.of(
          "1",
          "-.5e3",
          "1e999",
          "'v'",
          "\"v\"",
          "`v`",
          "v",
          "''",
          "'%a%a%a%_%a%'",
          "('a','b')",
          "()",
          "('a',)",
          "(1)",
          "(('a'))",
          "'it''s'",
          "'",
          "\"",
          "NULL",
          "1e",
          "--1",
          "0x1",
          "9".repeat(400),
          "'%" + "a%".repeat(240) + "'",
          "'" + "_".repeat(499) + "'",
          "'" + "%_".repeat(2_000) + "'");

  private static final List<String> JOINTS =
      List.of(" AND ", " and ", " ", "", " OR ", " AND AND ", "; ", ",", "\n", "\u00a0", "--");

  private final SplittableRandom random;
  private final HostileValues values;

  HostileClauses(SplittableRandom random, HostileValues values) {
    this.random = random;
    this.values = values;
  }

  String filter() {
    String filter =
        IntStream.range(0, random.nextInt(5) + 1)
            .mapToObj(i -> condition() + values.oneOf(JOINTS))
            .collect(Collectors.joining());
    return switch (random.nextInt(6)) {
      case 0 -> values.text(random.nextInt(60));
      case 1 -> cut(filter);
      default -> filter;
    };
  }

  private String condition() {
    return identifier()
        + " ".repeat(random.nextInt(2))
        + values.oneOf(COMPARATORS)
        + " ".repeat(random.nextInt(2))
        + values.oneOf(OPERANDS);
  }

  private String identifier() {
    String entity = values.oneOf(ENTITIES);
    return entity.isEmpty() ? values.oneOf(KEYS) : entity + "." + values.oneOf(KEYS);
  }

  private String cut(String clause) {
    int from = random.nextInt(clause.length() + 1);
    return clause.substring(from, from + random.nextInt(clause.length() - from + 1));
  }

  String order() {
    String order =
        identifier() + values.oneOf(List.of("", " ASC", " desc", " DOWN", " DESC ASC", ","));
    return random.nextInt(5) == 0 ? cut(order) : order;
  }
}
