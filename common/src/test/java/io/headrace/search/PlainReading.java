package io.headrace.search;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What filters and orders of runs say, in the plainest words: slow, and easy to believe. */
final class PlainReading {

  private PlainReading() {}

  static boolean matches(List<Condition> conditions, TestRow row) {
    return conditions.stream().allMatch(condition -> matches(condition, row));
  }

  private static boolean matches(Condition condition, TestRow row) {
    String key = condition.identifier().key();
    Entity entity = condition.identifier().entity();
    if (condition instanceof Condition.OfNumber number) {
      Double value =
          entity == Entity.METRIC
              ? row.metrics().get(key)
              : row.numbers().containsKey(key) ? (double) row.numbers().get(key) : null;
      return value != null && matches(number, value);
    }
    if (condition instanceof Condition.OfInteger integer) {
      Long value = row.numbers().get(key);
      return value != null && matches(integer, Long.compare(value, integer.value()));
    }
    Stream<String> values =
        switch (entity) {
          case PARAM -> Stream.ofNullable(row.params().get(key));
          case TAG -> Stream.ofNullable(row.tags().get(key));
          case DATASET -> row.datasets().stream().flatMap(use -> Stream.ofNullable(of(use, key)));
          default -> Stream.ofNullable(row.texts().get(key));
        };
    if (condition instanceof Condition.Presence presence) {
      return presence.present() == values.findAny().isPresent();
    }
    return values.anyMatch(ofText(condition));
  }

  private static String of(DatasetUse use, String key) {
    return switch (key) {
      case "name" -> use.name();
      case "digest" -> use.digest();
      default -> use.context();
    };
  }

  private static boolean matches(Condition.OfNumber condition, double value) {
    double bound = condition.value();
    return switch (condition.comparator().symbol()) {
      case "=" -> value == bound;
      case "!=" -> value != bound;
      case "<" -> value < bound;
      case "<=" -> value <= bound;
      case ">" -> value > bound;
      default -> value >= bound;
    };
  }

  /** By the order of the value and the bound, as comparators have it. */
  private static boolean matches(Condition.OfInteger condition, int order) {
    return switch (condition.comparator().symbol()) {
      case "=" -> order == 0;
      case "!=" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static Predicate<String> ofText(Condition condition) {
    if (condition instanceof Condition.Membership membership) {
      return value -> membership.values().contains(value) == membership.in();
    }
    Condition.OfText text = (Condition.OfText) condition;
    return switch (text.comparator()) {
      case EQUAL -> value -> value.equals(text.value());
      case NOT_EQUAL -> value -> !value.equals(text.value());
      case LIKE -> value -> like(value, text.value());
      case ILIKE ->
          value -> like(value.toLowerCase(Locale.ROOT), text.value().toLowerCase(Locale.ROOT));
    };
  }

  static boolean like(String value, String pattern) {
    StringBuilder regex = new StringBuilder();
    pattern
        .codePoints()
        .forEach(
            c ->
                regex.append(
                    c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(Character.toString(c))));
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(value).matches();
  }

  /**
   * The order of clauses such as {@code params.a DESC}, one after the other: numbers, texts, NaN,
   * missing; then the newest, then by id.
   */
  static Comparator<TestRow> order(List<String> clauses) {
    Comparator<TestRow> comparator = Comparator.comparing(row -> 0);
    for (String clause : clauses) {
      boolean descending = clause.endsWith(" DESC");
      String key = clause.substring(clause.indexOf('.') + 1, clause.indexOf('.') + 2);
      comparator =
          clause.startsWith("natural")
              ? comparator.thenComparing(natural(clause, key, descending))
              : clause.startsWith("metrics")
                  ? comparator
                      .thenComparing(row -> row.metrics().get(key) == null)
                      .thenComparing(row -> Double.isNaN(row.metrics().getOrDefault(key, 0.0)))
                      .thenComparing(
                          row -> row.metrics().getOrDefault(key, 0.0) + 0.0, direction(descending))
                  : comparator
                      .thenComparing(row -> row.params().get(key) == null)
                      .thenComparing(
                          row -> row.params().getOrDefault(key, ""), direction(descending));
    }
    return comparator
        .thenComparing(row -> row.number("start_time"), direction(true))
        .thenComparing(TestRow::runId);
  }

  private static Comparator<TestRow> natural(String clause, String key, boolean descending) {
    Function<TestRow, String> text =
        clause.contains("params") ? row -> row.params().get(key) : row -> row.tags().get(key);
    return Comparator.comparing(
        text,
        Comparator.nullsLast(
            Comparator.comparing(PlainReading::isNumber, Comparator.reverseOrder())
                .thenComparing(
                    value -> isNumber(value) ? Double.parseDouble(value) + 0.0 : 0.0,
                    direction(descending))
                .thenComparing(value -> isNumber(value) ? "" : value, direction(descending))));
  }

  static boolean isNumber(String text) {
    return text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")
        && Double.isFinite(Double.parseDouble(text));
  }

  private static <T extends Comparable<T>> Comparator<T> direction(boolean descending) {
    return descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
  }
}
