package io.headrace.search;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;

/**
 * The first rows of some tables in the order of a search, behind a place in that order. Most rows
 * are turned away by one comparison of two numbers.
 *
 * <p>Not thread-safe.
 */
final class TopRows<R extends SearchRow> {

  /** A row, its {@linkplain SortColumn coarse} key, and what tells it from others with the same. */
  record Ranked<R extends SearchRow>(BoundTable<R> table, int slot, long coarse, long tie) {

    static <R extends SearchRow> Ranked<R> of(BoundTable<R> table, int slot) {
      long coarse = table.coarse(slot);
      long[] tie = new long[1];
      table.coarseTies(new int[] {slot}, 1, tie);
      return new Ranked<>(table, slot, coarse, table.isExact(coarse) ? tie[0] : 0);
    }

    R row() {
      return table.row(slot);
    }

    private int compareTo(Ranked<?> other) {
      if (coarse != other.coarse) {
        return Long.compare(coarse, other.coarse);
      }
      return tie != other.tie
          ? Long.compare(tie, other.tie)
          : table.compare(slot, other.table, other.slot);
    }
  }

  private final int most;
  private final Ranked<?> after;

  /** The last one on top. */
  private final PriorityQueue<Ranked<R>> first = new PriorityQueue<>((a, b) -> b.compareTo(a));

  /** No coarse key behind it is among the first any more. */
  private long last = Long.MAX_VALUE;

  private long lastTie = Long.MAX_VALUE;

  /** No coarse key before it is wanted. */
  private final long begin;

  private long[] coarse = new long[0];
  private long[] ties = new long[0];
  private long matches;

  /**
   * No rows yet.
   *
   * @param most rows that are wanted, at least 1
   * @param after the row before the first that is wanted, or {@code null}
   */
  TopRows(int most, Ranked<?> after) {
    this.most = most;
    this.after = after;
    this.begin = after == null ? Long.MIN_VALUE : after.coarse;
  }

  void addAll(BoundTable<R> table) {
    table.scan((slots, count) -> addAll(table, slots, count));
  }

  private void addAll(BoundTable<R> table, int[] slots, int count) {
    matches += count;
    if (coarse.length < count) {
      coarse = new long[slots.length];
      ties = new long[slots.length];
    }
    table.coarse(slots, count, coarse);
    boolean tiesKnown = false;
    for (int i = 0; i < count; i++) {
      if (coarse[i] > last || coarse[i] < begin) {
        continue;
      }
      if (!tiesKnown) {
        table.coarseTies(slots, count, ties);
        tiesKnown = true;
      }
      long tie = table.isExact(coarse[i]) ? ties[i] : 0;
      if (coarse[i] < last || tie <= lastTie) {
        add(table, slots[i], coarse[i], tie);
      }
    }
  }

  private void add(BoundTable<R> table, int slot, long rowCoarse, long tie) {
    Ranked<R> ranked = new Ranked<>(table, slot, rowCoarse, tie);
    if (after != null && after.compareTo(ranked) >= 0) {
      return;
    }
    if (first.size() == most) {
      if (first.peek().compareTo(ranked) < 0) {
        return;
      }
      first.remove();
    }
    first.add(ranked);
    if (first.size() == most) {
      last = first.peek().coarse;
      lastTie = first.peek().tie;
    }
  }

  /** How many rows there are, wherever in the order. */
  long matches() {
    return matches;
  }

  /** The rows in order, from one of them on. Empties this. */
  Deque<Ranked<R>> inOrder(int from) {
    Deque<Ranked<R>> inOrder = new ArrayDeque<>();
    while (first.size() > from) {
      inOrder.addFirst(first.remove());
    }
    first.clear();
    return inOrder;
  }
}
