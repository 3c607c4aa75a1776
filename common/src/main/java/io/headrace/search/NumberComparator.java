package io.headrace.search;

import java.util.Optional;
import java.util.stream.Stream;

/** How numbers compare: as IEEE 754 has it, so NaN only ever satisfies {@code !=}. */
public enum NumberComparator {
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  NOT_EQUAL("!="),
  EQUAL("="),
  LESS("<"),
  LESS_OR_EQUAL("<=");

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

  static Optional<NumberComparator> of(String symbol) {
    return Stream.of(values()).filter(comparator -> comparator.symbol.equals(symbol)).findFirst();
  }
}
