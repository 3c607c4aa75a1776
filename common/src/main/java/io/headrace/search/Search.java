package io.headrace.search;

import io.headrace.error.HeadraceException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A search as a client states it, ready to be run over rows: filter, order, and the scope that its
 * page tokens are good for. Immutable.
 */
public final class Search {

  /** The most that the rows of a page may weigh; one row is a page whatever it weighs. */
  static final long MAX_PAGE_WEIGHT = 32L * 1024 * 1024;

  private final SearchSchema schema;
  private final RowFilter filter;
  private final RowOrder order;
  private final boolean asksForMetrics;
  private final Fingerprint fingerprint;

  /** {@code null} when whole rows are shown. */
  private final ShownColumns shownAlone;

  private Search(
      SearchSchema schema,
      RowFilter filter,
      RowOrder order,
      boolean asksForMetrics,
      Fingerprint fingerprint,
      ShownColumns shownAlone) {
    this.shownAlone = shownAlone;
    this.schema = schema;
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
    return of(schema, schema, filter, orderBy, scope);
  }

  /**
   * The same of rows that can be in order by other things than they can be found by.
   *
   * @param found what the filter may name
   * @param schema what the order may name
   * @throws HeadraceException {@code INVALID_PARAMETER_VALUE} for a filter that is none
   */
  public static Search of(
      SearchSchema found,
      SearchSchema schema,
      String filter,
      Supplier<List<SortKey>> orderBy,
      List<String> scope) {
    List<Condition> conditions = FilterParser.parse(filter, found);
    List<SortKey> order = orderBy.get();
    boolean asksForMetrics =
        Stream.concat(
                conditions.stream().map(Condition::identifier),
                order.stream().map(SortKey::identifier))
            .anyMatch(identifier -> identifier.entity() == Entity.METRIC);
    return new Search(
        schema,
        RowFilter.of(conditions),
        new RowOrder(schema, List.copyOf(order)),
        asksForMetrics,
        Fingerprint.of(scope, filter, order.toString()),
        null);
  }

  /** The same search of those rows alone that have a text for an attribute. */
  public Search where(String attribute, String text) {
    List<Condition> conditions = new ArrayList<>(filter.conditions());
    conditions.add(
        new Condition.OfText(
            new Identifier(Entity.ATTRIBUTE, attribute), TextComparator.EQUAL, text));
    return new Search(
        schema, RowFilter.of(conditions), order, asksForMetrics, fingerprint, shownAlone);
  }

  /** The same search for pages that show some columns alone. */
  public Search showing(ShownColumns columns) {
    return new Search(schema, filter, order, asksForMetrics, fingerprint, columns);
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
    if (!PageToken.isFirstPage(pageToken)) {
      PageToken.read(pageToken);
    }
  }

  private RowOrder.Position after(String pageToken) {
    return PageToken.isFirstPage(pageToken)
        ? null
        : PageToken.decode(pageToken, fingerprint, order::accepts).position();
  }

  /** The columns that {@link #page(List, PageRequest, Function)} looks at. */
  public Set<ColumnKey> columns() {
    Set<ColumnKey> columns = new LinkedHashSet<>();
    filter.conditions().forEach(condition -> columns.add(ColumnKey.of(condition)));
    order.keys().forEach(key -> columns.add(ColumnKey.of(key, schema)));
    return columns;
  }

  /** What filter and order take for a row, in comparisons of two numbers, at worst. */
  public long costPerRow() {
    return order.keys().size() + SlotFilter.cost(filter.conditions());
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
    FirstRows<R, R> first = firstRows(PageRequest.following(pageToken, maxResults), row -> row);
    rows.forEach(first::add);
    return first.page();
  }

  /**
   * The same of rows that come one after the other.
   *
   * @param shown what to keep of a row
   * @throws HeadraceException {@code INVALID_PARAMETER_VALUE} for a token that this search did not
   *     give out
   */
  public <R extends SearchRow, T> FirstRows<R, T> firstRows(
      PageRequest page, Function<R, T> shown) {
    return new FirstRows<>(this, page, after(page.pageToken()), shown);
  }

  /**
   * The same of all rows of some tables, on which the {@link #columns} are ready.
   *
   * @param shown what to keep of a row
   * @throws HeadraceException {@code INVALID_PARAMETER_VALUE} for a token that this search did not
   *     give out
   */
  public <R extends SearchRow, T> SearchPage<T> page(
      List<RowTable<R>> tables, PageRequest page, Function<R, T> shown) {
    TopRows<R> top = new TopRows<>(page.rowsToFind(), ranked(after(page.pageToken())));
    tables.forEach(table -> top.addAll(bind(table)));
    List<Placed<T>> inOrder = new ArrayList<>();
    long weight = 0;
    for (TopRows.Ranked<R> next : top.inOrder(page.skip())) {
      R row = next.row();
      long rowWeight = weigh(row);
      inOrder.add(new Placed<>(shown.apply(row), order.position(row), rowWeight));
      weight += rowWeight;
      if (isTooHeavy(weight) && inOrder.size() > 1) {
        break;
      }
    }
    return page(inOrder, page.maxResults(), top.matches(), fingerprint);
  }

  <R extends SearchRow> BoundTable<R> bind(RowTable<R> table) {
    return new BoundTable<>(table, filter.conditions(), order);
  }

  /** A position as the only row of a table. */
  private TopRows.Ranked<PositionRow> ranked(RowOrder.Position position) {
    if (position == null) {
      return null;
    }
    RowTable<PositionRow> table = new RowTable<>(Long.MAX_VALUE);
    int slot = table.add(new PositionRow(order.keys(), position));
    table.prepareAll(columns());
    return TopRows.Ranked.of(bind(table), slot);
  }

  /** What is shown of a row, where it stands, and what it adds to a page. */
  record Placed<T>(T shown, RowOrder.Position position, long weight) {}

  /**
   * The page that begins with the first of some rows.
   *
   * @param inOrder one more than the page may have, if there are so many
   * @param search that the page's token is for
   */
  static <T> SearchPage<T> page(
      Collection<Placed<T>> inOrder, int maxResults, long matches, Fingerprint search) {
    List<T> page = new ArrayList<>(inOrder.size());
    RowOrder.Position last = null;
    long weight = 0;
    for (Placed<T> next : inOrder) {
      weight += next.weight;
      if (page.size() == maxResults || (isTooHeavy(weight) && !page.isEmpty())) {
        return new SearchPage<>(page, new PageToken(search, last).encode(), matches);
      }
      page.add(next.shown);
      last = next.position;
    }
    return new SearchPage<>(page, null, matches);
  }

  long weigh(SearchRow row) {
    return shownAlone == null ? row.weight() : shownAlone.weigh(row);
  }

  /** Whether rows weigh more together than a page may. */
  static boolean isTooHeavy(long weight) {
    return weight > MAX_PAGE_WEIGHT;
  }

  Fingerprint fingerprint() {
    return fingerprint;
  }

  RowFilter filter() {
    return filter;
  }

  RowOrder order() {
    return order;
  }
}
