package io.headrace.search;

/** Compares an attribute with a number, which need not be whole. */
final class IntegerFilter implements SlotFilter {

  private final IntegerColumn column;
  private final NumberComparator comparator;
  private final boolean isWhole;
  private final long whole;
  private final double fraction;

  IntegerFilter(IntegerColumn column, Condition.OfInteger condition) {
    this.column = column;
    this.comparator = condition.comparator();
    this.isWhole = true;
    this.whole = condition.value();
    this.fraction = 0;
  }

  IntegerFilter(IntegerColumn column, Condition.OfNumber condition) {
    this.column = column;
    this.comparator = condition.comparator();
    this.isWhole = false;
    this.whole = 0;
    this.fraction = condition.value();
  }

  @Override
  public int keep(int[] slots, int count) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int slot = slots[i];
      if (column.has(slot) && test(column.value(slot))) {
        slots[kept++] = slot;
      }
    }
    return kept;
  }

  private boolean test(long value) {
    return isWhole ? comparator.test(value, whole) : comparator.test((double) value, fraction);
  }
}
