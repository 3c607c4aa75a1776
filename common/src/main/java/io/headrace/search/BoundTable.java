package io.headrace.search;

import java.util.Comparator;
import java.util.List;
import java.util.function.ObjIntConsumer;

/**
 * A table with the columns that a search looks at, ready and in the search's order. Good until a
 * row changes.
 *
 * <p>Confined to the table's thread.
 */
final class BoundTable<R extends SearchRow> {

  private static final int SLOTS_PER_BLOCK = 1024;

  private final RowTable<R> table;
  private final List<SlotFilter> filters;
  private final List<SortKey> keys;
  private final List<SortColumn> order;

  BoundTable(RowTable<R> table, SearchSchema schema, List<Condition> filter, List<SortKey> keys) {
    this.table = table;
    this.keys = keys;
    this.filters =
        filter.stream()
            // The cheap ones first: fewer rows are left for the others.
            .sorted(Comparator.comparingInt(SlotFilter::cost))
            .map(condition -> SlotFilter.of(condition, table.column(ColumnKey.of(condition))))
            .toList();
    this.order = keys.stream().map(key -> table.sortColumn(ColumnKey.of(key, schema))).toList();
  }

  R row(int slot) {
    return table.row(slot);
  }

  /** The row's coarse key in the search's order, see {@link SortColumn}. */
  long coarse(int slot) {
    return order.get(0).coarse(slot, keys.get(0).ascending());
  }

  /** How a row stands to one of this table or another that is bound to the same search. */
  int compare(int slot, BoundTable<?> other, int otherSlot) {
    for (int i = 0; i < order.size(); i++) {
      int difference =
          order.get(i).compare(slot, other.order.get(i), otherSlot, keys.get(i).ascending());
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  /**
   * Hands over the slots of all rows that pass the filter, some at a time; the latest first if such
   * rows are likely to be the first in order.
   *
   * @param some the slots, and how many of the array's they are
   */
  void scan(ObjIntConsumer<int[]> some) {
    int last = table.slots() - 1;
    boolean backward = last > 0 && !isFree(0) && !isFree(last) && compare(last, this, 0) < 0;
    int[] block = new int[SLOTS_PER_BLOCK];
    for (int done = 0; done <= last; done += SLOTS_PER_BLOCK) {
      int count = Math.min(SLOTS_PER_BLOCK, last + 1 - done);
      int kept = 0;
      for (int i = done; i < done + count; i++) {
        int slot = backward ? last - i : i;
        if (!isFree(slot)) {
          block[kept++] = slot;
        }
      }
      for (SlotFilter filter : filters) {
        kept = filter.keep(block, kept);
      }
      some.accept(block, kept);
    }
  }

  private boolean isFree(int slot) {
    return table.isFree(slot);
  }
}
