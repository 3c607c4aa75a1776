package io.headrace.search;

import io.headrace.error.HeadraceException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.function.Function;

/**
 * Finds the page of a {@link Search} among rows that come one after the other. Keeps what is shown
 * of the rows of the page and of those to skip, any of which may turn out to be of the page, and
 * nothing of others.
 *
 * <p>Not thread-safe.
 */
public final class FirstRows<R extends SearchRow, T> {

  private final Search search;
  private final PageRequest page;
  private final RowOrder.Position after;
  private final Function<R, T> shown;

  /**
   * The first rows found so far, the last of them on top; one more than asked for, or than they may
   * weigh together, shows whether another page follows.
   */
  private final PriorityQueue<Search.Placed<T>> first;

  private long weight;
  private long matches;

  /** Whether there are rows behind the last one found. */
  private boolean isCut;

  FirstRows(Search search, PageRequest page, RowOrder.Position after, Function<R, T> shown) {
    this.search = search;
    this.page = page;
    this.after = after;
    this.shown = shown;
    RowOrder order = search.order();
    this.first =
        new PriorityQueue<>((left, right) -> order.compare(right.position(), left.position()));
  }

  /**
   * Takes a row, which the filter may not let pass.
   *
   * @throws HeadraceException {@code INVALID_PARAMETER_VALUE} when the rows to skip weigh too much
   */
  public void add(R row) {
    if (!search.filter().test(row)) {
      return;
    }
    matches++;
    RowOrder.Position position = search.order().position(row);
    if (after != null && search.order().compare(position, after) <= 0) {
      return;
    }
    if (isFull(first.size(), weight) && search.order().compare(position, last()) > 0) {
      return;
    }
    long rowWeight = search.weigh(row);
    first.add(new Search.Placed<>(shown.apply(row), position, rowWeight));
    weight += rowWeight;
    while (isFull(first.size() - 1, weight - first.peek().weight())) {
      weight -= first.remove().weight();
      isCut = true;
    }
    if (page.skip() > 0
        && first.size() <= page.skip() + 2
        && Search.isTooHeavy(weight - first.peek().weight())) {
      throw page.tooHeavy();
    }
  }

  private RowOrder.Position last() {
    return first.peek().position();
  }

  /** Whether so many rows, of that weight, are the page and one more. */
  private boolean isFull(int rows, long rowsWeight) {
    return rows >= page.rowsToFind() || (rows > page.skip() + 1 && Search.isTooHeavy(rowsWeight));
  }

  /** The page of all rows so far. To be called once. */
  public SearchPage<T> page() {
    Deque<Search.Placed<T>> inOrder = new ArrayDeque<>(first.size());
    while (first.size() > page.skip()) {
      inOrder.addFirst(first.remove());
    }
    int most = isCut ? inOrder.size() - 1 : page.maxResults();
    return Search.page(inOrder, most, matches, search.fingerprint());
  }
}
