package io.headrace.search;

/**
 * A column that rows can be put in order by, as {@link SortValue} has it: whichever way the order
 * goes, numbers come first, then texts, then NaN, then what is missing.
 *
 * <p>Most rows are told apart by their {@linkplain #coarse coarse} keys alone, one {@code long}
 * each: of two rows the one with the lesser key comes first; if the keys are equal, {@link
 * #compare} decides.
 */
sealed interface SortColumn extends Column
    permits IntegerColumn, DecimalColumn, TextColumn, NaturalColumn {

  /** The coarse key of NaN: before what is missing, behind all but a tie of numbers and text. */
  long COARSE_NAN = Long.MAX_VALUE - 1;

  /** The coarse key of what is missing. */
  long COARSE_MISSING = Long.MAX_VALUE;

  /** The row's coarse key in the order that goes up, or down. */
  long coarse(int slot, boolean ascending);

  /**
   * The same of many rows, in a loop of the column's own, so that it is compiled for what it does.
   *
   * @param count of the slots that are looked at
   * @param coarse where to put the keys
   */
  void coarse(int[] slots, int count, boolean ascending, long[] coarse);

  /** Whether all rows with that coarse key, of any column of this kind, are equal in it. */
  boolean isExact(long coarse, boolean ascending);

  /** How a row stands to a row of a column of the same kind, of this table or another. */
  int compare(int slot, SortColumn other, int otherSlot, boolean ascending);

  /** {@code key} of the order that goes up, in the order that goes down. */
  static long directed(long key, boolean ascending) {
    return ascending ? key : ~key;
  }

  /** {@code order} of the order that goes up, in the order that goes down. */
  static int directed(int order, boolean ascending) {
    return ascending ? order : -order;
  }
}
