package io.headrace.search;

import java.util.List;
import java.util.stream.Collectors;

/** Writes conditions as a client would; the other direction of {@link FilterParser}. */
final class FilterText {

  private FilterText() {}

  static String of(List<Condition> conditions) {
    return conditions.stream().map(FilterText::of).collect(Collectors.joining(" AND "));
  }

  private static String of(Condition condition) {
    String left = identifier(condition.identifier());
    if (condition instanceof Condition.OfNumber number) {
      return left + number.comparator().symbol() + number.value();
    }
    if (condition instanceof Condition.OfInteger integer) {
      return left + integer.comparator().symbol() + integer.value();
    }
    if (condition instanceof Condition.OfText text) {
      return left + " " + text.comparator().symbol() + " " + quoted(text.value());
    }
    if (condition instanceof Condition.Membership membership) {
      return left
          + (membership.in() ? " IN " : " NOT IN ")
          + membership.values().stream()
              .map(FilterText::quoted)
              .collect(Collectors.joining(",", "(", ")"));
    }
    return left + (((Condition.Presence) condition).present() ? " IS NOT NULL" : " IS NULL");
  }

  private static String identifier(Identifier identifier) {
    String word = identifier.entity() == Entity.PARAM ? "params" : identifier.entity().word();
    return word + ".`" + identifier.key() + "`";
  }

  private static String quoted(String value) {
    String quote = value.length() % 2 == 0 ? "'" : "\"";
    return quote + value.replace(quote, quote + quote) + quote;
  }
}
