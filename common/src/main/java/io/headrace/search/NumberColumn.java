package io.headrace.search;

/** A column of numbers of whatever kind. */
sealed interface NumberColumn permits IntegerColumn, DecimalColumn {

  boolean has(int slot);

  /** Rounded if it does not fit. */
  double decimal(int slot);
}
