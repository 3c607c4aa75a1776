package io.headrace.search;

/** How numbers compare: as IEEE 754 has it, so NaN only ever satisfies {@code !=}. */
public enum NumberComparator {
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  EQUAL("="),
  NOT_EQUAL("!=");

  private final String symbol;

  NumberComparator(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }

  public boolean test(double left, double right) {
    return switch (this) {
      case GREATER -> left > right;
      case GREATER_OR_EQUAL -> left >= right;
      case NOT_EQUAL -> left != right;
      case EQUAL -> left == right;
      case LESS -> left < right;
      case LESS_OR_EQUAL -> left <= right;
    };
  }

  public boolean test(long left, long right) {
    return switch (this) {
      case GREATER -> left > right;
      case GREATER_OR_EQUAL -> left >= right;
      case NOT_EQUAL -> left != right;
      case EQUAL -> left == right;
      case LESS -> left < right;
      case LESS_OR_EQUAL -> left <= right;
    };
  }

  static NumberComparator of(String symbol) {
    for (NumberComparator comparator : values()) {
      if (comparator.symbol.equals(symbol)) {
        return comparator;
      }
    }
    throw new IllegalArgumentException("no comparator of numbers: " + symbol);
  }
}
