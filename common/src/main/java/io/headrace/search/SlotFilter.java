package io.headrace.search;

import java.util.List;

/**
 * A condition bound to a column: keeps of some slots those whose rows meet it. Loops over primitive
 * arrays, one kind of condition a class, so that each loop is compiled for what it does.
 */
sealed interface SlotFilter
    permits DecimalFilter, IntegerFilter, TextFilter, DatasetFilter, PresenceFilter {

  /**
   * Moves the slots that pass to the front, in their order.
   *
   * @param count of the slots that are looked at
   * @return how many pass
   */
  int keep(int[] slots, int count);

  /** The condition on a table whose column for it is {@linkplain RowTable#prepare ready}. */
  static SlotFilter of(Condition condition, Column column) {
    if (condition instanceof Condition.OfNumber number) {
      return column instanceof DecimalColumn decimal
          ? new DecimalFilter(decimal, number)
          : new IntegerFilter((IntegerColumn) column, number);
    }
    if (condition instanceof Condition.OfInteger integer) {
      return new IntegerFilter((IntegerColumn) column, integer);
    }
    if (condition instanceof Condition.Presence presence) {
      return new PresenceFilter((TextColumn) column, presence.present());
    }
    return column instanceof TextColumn text
        ? new TextFilter(text, TextVerdicts.of(condition, text.texts()))
        : new DatasetFilter(
            (DatasetColumn) column, TextVerdicts.of(condition, ((DatasetColumn) column).texts()));
  }

  /** How much longer than others a condition takes for a row, at worst. */
  static int cost(Condition condition) {
    return condition instanceof Condition.OfText text && text.comparator().isPattern() ? 30 : 1;
  }

  /** What all conditions take for a row. */
  static long cost(List<Condition> conditions) {
    return conditions.stream().mapToLong(SlotFilter::cost).sum();
  }
}
