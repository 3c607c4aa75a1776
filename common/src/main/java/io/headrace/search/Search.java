package io.headrace.search;

import io.headrace.error.HeadraceException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A search as a client states it, ready to be run over rows: filter, order, and the scope that its
 * page tokens are good for. Immutable.
 */
public final class Search {

  /** The most that the rows of a page may weigh; one row is a page whatever it weighs. */
  static final long MAX_PAGE_WEIGHT = 32L * 1024 * 1024;

  private final RowFilter filter;
  private final RowOrder order;
  private final boolean asksForMetrics;
  private final Fingerprint fingerprint;

  private Search(
      RowFilter filter, RowOrder order, boolean asksForMetrics, Fingerprint fingerprint) {
    this.filter = filter;
    this.order = order;
    this.asksForMetrics = asksForMetrics;
    this.fingerprint = fingerprint;
  }

  /**
   * Takes up a search.
   *
   * @param filter may be {@code null}
   * @param orderBy gives the order, from {@link OrderByParser}; asked when the filter is found good
   * @param scope what else decides which rows there are (experiments, view type): a page token is
   *     refused by a search with another scope
   * @throws HeadraceException {@code INVALID_PARAMETER_VALUE} for a filter that is none
   */
  public static Search of(
      SearchSchema schema, String filter, Supplier<List<SortKey>> orderBy, List<String> scope) {
    List<Condition> conditions = FilterParser.parse(filter, schema);
    List<SortKey> order = orderBy.get();
    boolean asksForMetrics =
        Stream.concat(
                conditions.stream().map(Condition::identifier),
                order.stream().map(SortKey::identifier))
            .anyMatch(identifier -> identifier.entity() == Entity.METRIC);
    return new Search(
        RowFilter.of(conditions),
        new RowOrder(schema, List.copyOf(order)),
        asksForMetrics,
        Fingerprint.of(scope, filter, order));
  }

  /** Whether filter or order look at metrics. */
  public boolean asksForMetrics() {
    return asksForMetrics;
  }

  /**
   * Checks a page token before there are rows.
   *
   * @param pageToken {@code null} or empty for the first page
   * @throws HeadraceException {@code INVALID_PARAMETER_VALUE} for a token that this search did not
   *     give out
   */
  public void requireOwn(String pageToken) {
    after(pageToken);
  }

  /**
   * Checks a page token before there is a search.
   *
   * @param pageToken {@code null} or empty for the first page
   * @throws HeadraceException {@code INVALID_PARAMETER_VALUE} for a token that no search gave out
   */
  public static void requireToken(String pageToken) {
    if (!isFirstPage(pageToken)) {
      PageToken.read(pageToken);
    }
  }

  private RowOrder.Position after(String pageToken) {
    return isFirstPage(pageToken)
        ? null
        : PageToken.decode(pageToken, fingerprint, order).position();
  }

  private static boolean isFirstPage(String pageToken) {
    return pageToken == null || pageToken.isEmpty();
  }

  /**
   * The page of matching rows behind {@code pageToken}, or the first one. It ends early, with a
   * token for what follows, where its rows would weigh too much together.
   *
   * @param maxResults most rows of the page, at least 1
   * @param pageToken {@code null} or empty for the first page
   * @throws HeadraceException {@code INVALID_PARAMETER_VALUE} for a token that this search did not
   *     give out
   */
  public <R extends SearchRow> SearchPage<R> page(
      Iterable<R> rows, int maxResults, String pageToken) {
    RowOrder.Position after = after(pageToken);
    // The first rows found so far, the last of them on top; one more than asked for shows whether
    // another page follows.
    PriorityQueue<Placed<R>> first =
        new PriorityQueue<>((left, right) -> order.compare(right.position, left.position));
    for (R row : rows) {
      if (filter.test(row)) {
        RowOrder.Position position = order.position(row);
        if (after == null || order.compare(position, after) > 0) {
          first.add(new Placed<>(row, position));
          if (first.size() > maxResults + 1) {
            first.remove();
          }
        }
      }
    }
    return page(first, maxResults);
  }

  private <R extends SearchRow> SearchPage<R> page(PriorityQueue<Placed<R>> first, int maxResults) {
    Deque<Placed<R>> inOrder = new ArrayDeque<>(first.size());
    while (!first.isEmpty()) {
      inOrder.addFirst(first.remove());
    }
    List<R> page = new ArrayList<>(inOrder.size());
    RowOrder.Position last = null;
    long weight = 0;
    for (Placed<R> next : inOrder) {
      weight += next.row.weight();
      if (page.size() == maxResults || (weight > MAX_PAGE_WEIGHT && !page.isEmpty())) {
        return new SearchPage<>(page, new PageToken(fingerprint, last).encode());
      }
      page.add(next.row);
      last = next.position;
    }
    return new SearchPage<>(page, null);
  }

  private record Placed<R>(R row, RowOrder.Position position) {}
}
