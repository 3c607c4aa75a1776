package io.headrace.query.run;

/** How much the tail's thread may do for one question. */
final class Comparisons {

  /** Some tens of milliseconds. */
  private static final long MOST = 20_000_000;

  private Comparisons() {}

  /**
   * Of how many runs a question is answered there.
   *
   * @param perRow comparisons of two numbers, or what takes as long
   */
  static long mostRows(long perRow) {
    return MOST / perRow;
  }
}
