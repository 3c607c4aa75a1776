package io.headrace.search;

import java.util.Optional;
import java.util.stream.Stream;

/** How text compares with one other text. */
public enum TextComparator {
  NOT_EQUAL("!="),
  EQUAL("="),
  /** {@code %} stands for any text, {@code _} for one character; nothing is escaped. */
  LIKE("LIKE"),
  /** {@link #LIKE} whatever the case. */
  ILIKE("ILIKE");

  private final String symbol;

  TextComparator(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }

  static Optional<TextComparator> of(String symbol) {
    return Stream.of(values()).filter(comparator -> comparator.symbol.equals(symbol)).findFirst();
  }
}
