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

  /** A row, and its {@linkplain SortColumn coarse} key. */
  record Ranked<R extends SearchRow>(BoundTable<R> table, int slot, long coarse) {
    R row() {
      return table.row(slot);
    }

    private int compareTo(long otherCoarse, BoundTable<?> otherTable, int otherSlot) {
      return coarse == otherCoarse
          ? table.compare(slot, otherTable, otherSlot)
          : Long.compare(coarse, otherCoarse);
    }
  }

  private final int most;
  private final Ranked<?> after;

  /** The last one on top. */
  private final PriorityQueue<Ranked<R>> first =
      new PriorityQueue<>((a, b) -> b.compareTo(a.coarse, a.table, a.slot));

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
  }

  void addAll(BoundTable<R> table) {
    table.scan((slots, count) -> addAll(table, slots, count));
  }

  private void addAll(BoundTable<R> table, int[] slots, int count) {
    matches += count;
    for (int i = 0; i < count; i++) {
      add(table, slots[i], table.coarse(slots[i]));
    }
  }

  private void add(BoundTable<R> table, int slot, long coarse) {
    if (after != null && after.compareTo(coarse, table, slot) >= 0) {
      return;
    }
    if (first.size() == most) {
      if (first.peek().compareTo(coarse, table, slot) < 0) {
        return;
      }
      first.remove();
    }
    first.add(new Ranked<>(table, slot, coarse));
  }

  /** How many rows there are, wherever in the order. */
  long matches() {
    return matches;
  }

  /** The rows in order. Empties this. */
  Deque<Ranked<R>> inOrder() {
    Deque<Ranked<R>> inOrder = new ArrayDeque<>(first.size());
    while (!first.isEmpty()) {
      inOrder.addFirst(first.remove());
    }
    return inOrder;
  }
}
