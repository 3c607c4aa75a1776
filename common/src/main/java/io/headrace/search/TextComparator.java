package io.headrace.search;

/** How text compares with one other text. */
public enum TextComparator {
  EQUAL("="),
  NOT_EQUAL("!="),
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

  boolean isPattern() {
    return this == LIKE || this == ILIKE;
  }

  static TextComparator of(String symbol) {
    for (TextComparator comparator : values()) {
      if (comparator.symbol.equals(symbol)) {
        return comparator;
      }
    }
    throw new IllegalArgumentException("no comparator of texts: " + symbol);
  }
}
