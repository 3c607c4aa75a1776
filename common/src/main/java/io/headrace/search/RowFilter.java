package io.headrace.search;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Conditions made ready to be tested on many rows. Immutable. */
public final class RowFilter implements Predicate<SearchRow> {

  private final List<Condition> conditions;
  private final List<Predicate<SearchRow>> tests;

  private RowFilter(List<Condition> conditions, List<Predicate<SearchRow>> tests) {
    this.conditions = conditions;
    this.tests = tests;
  }

  public static RowFilter of(List<Condition> conditions) {
    return new RowFilter(
        List.copyOf(conditions), conditions.stream().map(RowFilter::compile).toList());
  }

  /** What it was made of. */
  List<Condition> conditions() {
    return conditions;
  }

  /** Whether the row meets every condition. */
  @Override
  public boolean test(SearchRow row) {
    for (Predicate<SearchRow> test : tests) {
      if (!test.test(row)) {
        return false;
      }
    }
    return true;
  }

  private static Predicate<SearchRow> compile(Condition condition) {
    if (condition instanceof Condition.OfNumber number) {
      return compile(number);
    }
    if (condition instanceof Condition.OfInteger integer) {
      return compile(integer);
    }
    Identifier identifier = condition.identifier();
    if (condition instanceof Condition.Presence presence) {
      return row -> (text(row, identifier) != null) == presence.present();
    }
    Predicate<String> test =
        condition instanceof Condition.Membership membership
            ? compile(membership)
            : compile((Condition.OfText) condition);
    if (identifier.entity() == Entity.DATASET) {
      return row -> anyDataset(row, identifier.key(), test);
    }
    return row -> {
      String value = text(row, identifier);
      return value != null && test.test(value);
    };
  }

  private static Predicate<SearchRow> compile(Condition.OfNumber condition) {
    String key = condition.identifier().key();
    NumberComparator comparator = condition.comparator();
    double bound = condition.value();
    if (condition.identifier().entity() == Entity.METRIC) {
      return row -> row.anyMetric(key, value -> comparator.test(value, bound));
    }
    return row -> {
      Long value = row.number(key);
      return value != null && comparator.test(value, bound);
    };
  }

  private static Predicate<SearchRow> compile(Condition.OfInteger condition) {
    String key = condition.identifier().key();
    NumberComparator comparator = condition.comparator();
    long bound = condition.value();
    return row -> {
      Long value = row.number(key);
      return value != null && comparator.test(value.longValue(), bound);
    };
  }

  private static Predicate<String> compile(Condition.OfText condition) {
    String value = condition.value();
    return switch (condition.comparator()) {
      case EQUAL -> value::equals;
      case NOT_EQUAL -> text -> !text.equals(value);
      case LIKE -> LikePattern.of(value, false)::matches;
      case ILIKE -> LikePattern.of(value, true)::matches;
    };
  }

  private static Predicate<String> compile(Condition.Membership condition) {
    Set<String> values = new HashSet<>(condition.values());
    return text -> values.contains(text) == condition.in();
  }

  private static String text(SearchRow row, Identifier identifier) {
    return switch (identifier.entity()) {
      case PARAM -> row.param(identifier.key());
      case TAG -> row.tag(identifier.key());
      default -> row.text(identifier.key());
    };
  }

  private static boolean anyDataset(SearchRow row, String key, Predicate<String> test) {
    for (DatasetUse dataset : row.datasets()) {
      String value = dataset.text(key);
      if (value != null && test.test(value)) {
        return true;
      }
    }
    return false;
  }
}
