package io.headrace.search;

import io.headrace.api.Limits;
import io.headrace.error.HeadraceException;
import io.headrace.search.Aggregate.Function;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups the rows of tables that come one after the other.
 *
 * <p>Not thread-safe.
 */
public final class Groups {

  /** As many numbers of codes have a place in an array. */
  private static final int MOST_FEW_CODES = 4_096;

  private final GroupSearch search;
  private final Map<List<String>, GroupTally> tallies = new HashMap<>();
  private long matches;

  Groups(GroupSearch search) {
    this.search = search;
  }

  /**
   * Takes in the rows of a table whose columns are ready.
   *
   * @throws HeadraceException {@code INVALID_PARAMETER_VALUE} when there are too many groups
   */
  public void add(RowTable<?> table) {
    new OfTable(table).add();
  }

  /** The columns of one table, and its groups by the codes that its texts have there. */
  private final class OfTable {
    private final RowTable<?> table;
    private final TextColumn[] by;
    private final NumberColumn[] numbers;
    private final IntegerColumn starts;
    private final TextColumn ids;
    private final GroupTally[] block = new GroupTally[BoundTable.SLOTS_PER_BLOCK];

    /** By the number that a row's codes make, if it is a small one; the others. */
    private final GroupTally[] byFewCodes = new GroupTally[MOST_FEW_CODES];

    private final Map<Long, GroupTally> byCodes = new HashMap<>();

    OfTable(RowTable<?> table) {
      this.table = table;
      this.by =
          search.by().stream()
              .map(text -> table.column(new ColumnKey(text, ColumnKey.Kind.TEXT)))
              .toArray(TextColumn[]::new);
      this.numbers =
          search.aggregates().stream()
              .map(aggregate -> table.column(aggregate.column()))
              .toArray(NumberColumn[]::new);
      requireFewTexts();
      List<SortColumn> order = search.search().order().columns(table);
      this.starts = (IntegerColumn) order.get(0);
      this.ids = (TextColumn) order.get(1);
    }

    /** So that all their codes make one number. */
    private void requireFewTexts() {
      double numbers = 1;
      for (TextColumn column : by) {
        numbers *= column.texts().size() + 1.0;
      }
      if (numbers > Long.MAX_VALUE / 2.0) {
        throw HeadraceException.invalid(
            "What runs are to be grouped by has too many different values.");
      }
    }

    void add() {
      search.search().bind(table).scan(this::add);
    }

    private void add(int[] slots, int count) {
      matches += count;
      for (int i = 0; i < count; i++) {
        block[i] = tally(slots[i]);
        block[i].addRow();
      }
      for (int i = 0; i < numbers.length; i++) {
        addAll(i, slots, count);
      }
    }

    private GroupTally tally(int slot) {
      long codes = codes(slot);
      if (codes >= byFewCodes.length) {
        return byCodes.computeIfAbsent(codes, unknown -> begin(slot));
      }
      GroupTally tally = byFewCodes[(int) codes];
      if (tally == null) {
        tally = begin(slot);
        byFewCodes[(int) codes] = tally;
      }
      return tally;
    }

    /** The codes of a row's texts as one number. */
    private long codes(int slot) {
      long codes = 0;
      for (TextColumn column : by) {
        codes = codes * (column.texts().size() + 1L) + column.code(slot) + 1;
      }
      return codes;
    }

    private GroupTally begin(int slot) {
      String[] keys = new String[by.length];
      for (int i = 0; i < by.length; i++) {
        keys[i] = TextColumn.text(table.row(slot), search.by().get(i));
      }
      GroupTally tally =
          tallies.computeIfAbsent(
              Arrays.asList(keys), unknown -> new GroupTally(keys, search.aggregates()));
      if (tallies.size() > Limits.GROUPS) {
        throw HeadraceException.invalid(
            "There are more than "
                + Limits.GROUPS
                + " groups. Group by what has fewer values, or filter the runs.");
      }
      return tally;
    }

    private void addAll(int aggregate, int[] slots, int count) {
      NumberColumn column = numbers[aggregate];
      boolean isLast = search.aggregates().get(aggregate).function() == Function.LAST;
      for (int i = 0; i < count; i++) {
        int slot = slots[i];
        double number = column.decimal(slot);
        if (!column.has(slot) || Double.isNaN(number)) {
          continue;
        }
        if (isLast) {
          addLast(aggregate, slot, number, block[i]);
        } else {
          block[i].add(aggregate, number);
        }
      }
    }

    private void addLast(int aggregate, int slot, double number, GroupTally tally) {
      long start = starts.value(slot);
      if (tally.mayBeLast(aggregate, start)) {
        tally.addLast(aggregate, number, start, ids.texts().text(ids.code(slot)));
      }
    }
  }

  /** How many rows there are in all groups. */
  public long matches() {
    return matches;
  }

  /** How many groups there are. */
  public int size() {
    return tallies.size();
  }

  /**
   * A page of the groups.
   *
   * @throws HeadraceException {@code INVALID_PARAMETER_VALUE} for a token that this search did not
   *     give out
   */
  public SearchPage<Group> page(PageRequest page) {
    RowOrder.Position after = search.after(page.pageToken());
    GroupOrder order = search.order();
    List<Search.Placed<Group>> inOrder =
        tallies.values().stream()
            .map(GroupTally::group)
            .map(group -> new Search.Placed<>(group, order.position(group), 0))
            .filter(placed -> after == null || order.compare(placed.position(), after) > 0)
            .sorted(Comparator.comparing(Search.Placed::position, order))
            .skip(page.skip())
            .limit(page.maxResults() + 1L)
            .toList();
    return Search.page(inOrder, page.maxResults(), matches, search.fingerprint());
  }
}
