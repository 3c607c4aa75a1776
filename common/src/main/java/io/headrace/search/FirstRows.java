package io.headrace.search;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;

/**
 * Finds the page of a {@link Search} among rows that come one after the other. Keeps no row but
 * those of the page.
 *
 * <p>Thread-safe, if nobody changes a row any more.
 */
public final class FirstRows<R extends SearchRow> {

  /** A row and where it stands. */
  record Placed<R>(R row, RowOrder.Position position) {}

  private final Search search;
  private final int maxResults;
  private final RowOrder.Position after;

  /**
   * The first rows found so far, the last of them on top; one more than asked for shows whether
   * another page follows.
   */
  private final PriorityQueue<Placed<R>> first;

  private long matches;

  FirstRows(Search search, int maxResults, RowOrder.Position after) {
    this.search = search;
    this.maxResults = maxResults;
    this.after = after;
    RowOrder order = search.order();
    this.first = new PriorityQueue<>((left, right) -> order.compare(right.position, left.position));
  }

  /** Takes a row, which the filter may not let pass. */
  public synchronized void add(R row) {
    if (!search.filter().test(row)) {
      return;
    }
    matches++;
    RowOrder.Position position = search.order().position(row);
    if (after == null || search.order().compare(position, after) > 0) {
      first.add(new Placed<>(row, position));
      if (first.size() > maxResults + 1) {
        first.remove();
      }
    }
  }

  /** The page of all rows so far. To be called once. */
  public synchronized SearchPage<R> page() {
    Deque<Placed<R>> inOrder = new ArrayDeque<>(first.size());
    while (!first.isEmpty()) {
      inOrder.addFirst(first.remove());
    }
    return search.page(inOrder, Placed::row, maxResults, matches);
  }
}
