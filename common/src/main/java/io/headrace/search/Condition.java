package io.headrace.search;

import java.util.List;

/**
 * One comparison of a filter; a row matches a filter when it matches all of them. Every kind but
 * {@link Presence} needs the thing to be there: a row without it matches neither {@code =} nor
 * {@code !=}.
 */
public sealed interface Condition {

  Identifier identifier();

  /** {@code metrics.loss < 0.5}. */
  record OfNumber(Identifier identifier, NumberComparator comparator, double value)
      implements Condition {}

  /** {@code start_time >= 1700000000000}: of attributes, which are whole numbers. */
  record OfInteger(Identifier identifier, NumberComparator comparator, long value)
      implements Condition {}

  /** {@code params.optimizer = 'adam'}. */
  record OfText(Identifier identifier, TextComparator comparator, String value)
      implements Condition {}

  /**
   * {@code run_id IN ('a', 'b')}.
   *
   * @param in whether the text must, or must not, be one of the values
   */
  record Membership(Identifier identifier, boolean in, List<String> values) implements Condition {
    public Membership {
      values = List.copyOf(values);
    }
  }

  /** {@code tags.owner IS NULL}. */
  record Presence(Identifier identifier, boolean present) implements Condition {}
}
