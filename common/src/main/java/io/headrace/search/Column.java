package io.headrace.search;

/**
 * One thing of all rows of a {@link RowTable}, by slot, as it was when each row was last read.
 *
 * <p>Not thread-safe.
 */
sealed interface Column permits SortColumn, DatasetColumn, KeyColumn {

  /** Makes room for slots below {@code slots}, in which nothing is yet. */
  void grow(int slots);

  /**
   * Reads what a row has; {@code null} when the slot is empty now.
   *
   * @return how many things it looked at, at least 1
   */
  int read(int slot, SearchRow row);

  /** About how many bytes of heap it takes. */
  long bytes();
}
