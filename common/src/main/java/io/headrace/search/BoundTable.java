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

  /** As many rows are handed over at once, at most. */
  static final int SLOTS_PER_BLOCK = 1024;

  private final RowTable<R> table;
  private final List<SlotFilter> filters;
  private final SortColumn[] order;
  private final boolean[] ascending;

  BoundTable(RowTable<R> table, List<Condition> filter, RowOrder rowOrder) {
    this.table = table;
    this.filters =
        filter.stream()
            // The cheap ones first: fewer rows are left for the others.
            .sorted(Comparator.comparingInt(SlotFilter::cost))
            .map(condition -> SlotFilter.of(condition, table.column(ColumnKey.of(condition))))
            .toList();
    this.order = rowOrder.columns(table).toArray(SortColumn[]::new);
    this.ascending = new boolean[order.length];
    for (int i = 0; i < order.length; i++) {
      ascending[i] = rowOrder.keys().get(i).ascending();
    }
  }

  R row(int slot) {
    return table.row(slot);
  }

  /** The row's coarse key in the search's order, see {@link SortColumn}. */
  long coarse(int slot) {
    return order[0].coarse(slot, ascending[0]);
  }

  /** The same of many rows, see {@link SortColumn#coarse(int[], int, boolean, long[])}. */
  void coarse(int[] slots, int count, long[] coarse) {
    order[0].coarse(slots, count, ascending[0], coarse);
  }

  /**
   * What tells most rows apart that have the same coarse key: the coarse keys of the next column,
   * good for a row whose own {@link #isExact}.
   */
  void coarseTies(int[] slots, int count, long[] ties) {
    int next = Math.min(1, order.length - 1);
    order[next].coarse(slots, count, ascending[next], ties);
  }

  /** Whether rows with that coarse key are equal in the first column. */
  boolean isExact(long coarse) {
    return order[0].isExact(coarse, ascending[0]);
  }

  /** How a row stands to one of this table or another that is bound to the same search. */
  int compare(int slot, BoundTable<?> other, int otherSlot) {
    for (int i = 0; i < order.length; i++) {
      int difference = order[i].compare(slot, other.order[i], otherSlot, ascending[i]);
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
      int kept = fill(block, backward ? last - done : done, backward ? -1 : 1, last);
      for (SlotFilter filter : filters) {
        kept = filter.keep(block, kept);
      }
      some.accept(block, kept);
    }
  }

  /** Puts the slots from {@code first} on into a block, those that are in use; how many. */
  private int fill(int[] block, int first, int step, int last) {
    int kept = 0;
    for (int i = 0, slot = first; i < block.length && slot >= 0 && slot <= last; i++) {
      if (!isFree(slot)) {
        block[kept++] = slot;
      }
      slot += step;
    }
    return kept;
  }

  private boolean isFree(int slot) {
    return table.isFree(slot);
  }
}
