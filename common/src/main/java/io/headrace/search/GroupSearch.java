package io.headrace.search;

import io.headrace.api.Limits;
import io.headrace.error.HeadraceException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A search for groups of runs, as a client states it: which rows, what they are grouped by, what
 * numbers are made of each group, in what order groups come. Immutable.
 *
 * @param search the filter; its order does not matter
 * @param by texts; none has all rows in one group
 * @param order of the groups
 */
public record GroupSearch(
    Search search,
    List<Identifier> by,
    List<Aggregate> aggregates,
    GroupOrder order,
    Fingerprint fingerprint) {

  /**
   * Takes up a search for groups.
   *
   * @param by names of texts
   * @param aggregates such as {@code mean(metrics.loss)}
   * @param orderBy {@code runs}, or one of the others as written, with a direction or without
   * @param scope what else decides which rows there are: a page token is refused by a search with
   *     another scope
   * @throws HeadraceException {@code INVALID_PARAMETER_VALUE}
   */
  public static GroupSearch of(
      String filter,
      List<String> by,
      List<String> aggregates,
      List<String> orderBy,
      List<String> scope) {
    SearchSchema schema = SearchSchema.SHOWN_RUNS;
    Search search = Search.of(SearchSchema.RUNS, filter, schema::unasked, scope);
    List<Identifier> texts = IdentifierList.parse("group_by", by, schema);
    if (texts.size() > Limits.KEYS_PER_GROUP) {
      throw HeadraceException.invalid(
          "'group_by' may name at most " + Limits.KEYS_PER_GROUP + " things.");
    }
    for (int i = 0; i < texts.size(); i++) {
      schema.requireText("group_by", by.get(i), texts.get(i));
    }
    List<Aggregate> numbers =
        aggregates.stream().map(text -> Aggregate.parse(text, schema)).toList();
    GroupOrder order = new GroupOrder(orderBy, by, texts, numbers, schema);
    String wholeOrder = List.of(by, aggregates, order).toString();
    return new GroupSearch(
        search, texts, numbers, order, Fingerprint.of(scope, filter, wholeOrder));
  }

  /** The same groups of other rows. */
  public GroupSearch withSearch(Search other) {
    return new GroupSearch(other, by, aggregates, order, fingerprint);
  }

  /** The columns that it looks at. */
  public Set<ColumnKey> columns() {
    Set<ColumnKey> columns = new LinkedHashSet<>(search.columns());
    by.forEach(text -> columns.add(new ColumnKey(text, ColumnKey.Kind.TEXT)));
    aggregates.forEach(aggregate -> columns.add(aggregate.column()));
    return columns;
  }

  /** What it takes for a row, in comparisons of two numbers, at worst. */
  public long costPerRow() {
    return search.costPerRow() + 5L * (by.size() + aggregates.size());
  }

  /**
   * Checks a page token before there are rows.
   *
   * @throws HeadraceException {@code INVALID_PARAMETER_VALUE} for a token that this search did not
   *     give out
   */
  public void requireOwn(String pageToken) {
    after(pageToken);
  }

  /** The position behind which a page begins; {@code null} for the first page. */
  RowOrder.Position after(String pageToken) {
    return PageToken.isFirstPage(pageToken)
        ? null
        : PageToken.decode(pageToken, fingerprint, order::accepts).position();
  }

  /** Groups of no rows yet. */
  public Groups groups() {
    return new Groups(this);
  }
}
