package io.headrace.search;

/**
 * How much of rows may be looked at in one piece of work, over all tables: a few milliseconds.
 *
 * <p>Not thread-safe.
 */
public final class ReadBudget {

  private static final int READS = 20_000;

  private int left = READS;

  int left() {
    return left;
  }

  void spend(int reads) {
    left -= reads;
  }

  boolean isSpent() {
    return left <= 0;
  }
}
