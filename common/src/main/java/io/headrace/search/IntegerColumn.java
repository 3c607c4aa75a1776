package io.headrace.search;

import java.util.Arrays;

/** A numeric attribute of all rows. Not thread-safe. */
final class IntegerColumn implements SortColumn, NumberColumn {

  private final String attribute;
  private final SlotBits present = new SlotBits();
  private long[] values = new long[0];

  IntegerColumn(String attribute) {
    this.attribute = attribute;
  }

  @Override
  public void grow(int slots) {
    present.grow(slots);
    values = Arrays.copyOf(values, slots);
  }

  @Override
  public int read(int slot, SearchRow row) {
    Long value = row == null ? null : row.number(attribute);
    present.set(slot, value != null);
    values[slot] = value == null ? 0 : value;
    return 1;
  }

  @Override
  public boolean has(int slot) {
    return present.get(slot);
  }

  /** 0 if the row has none. */
  long value(int slot) {
    return values[slot];
  }

  @Override
  public double decimal(int slot) {
    return (double) values[slot];
  }

  @Override
  public long coarse(int slot, boolean ascending) {
    return has(slot) ? SortColumn.directed(values[slot], ascending) : COARSE_MISSING;
  }

  @Override
  public void coarse(int[] slots, int count, boolean ascending, long[] coarse) {
    for (int i = 0; i < count; i++) {
      coarse[i] = coarse(slots[i], ascending);
    }
  }

  @Override
  public boolean isExact(long coarse, boolean ascending) {
    // What is missing has the key of the greatest number.
    return coarse != COARSE_MISSING;
  }

  @Override
  public int compare(int slot, SortColumn other, int otherSlot, boolean ascending) {
    IntegerColumn column = (IntegerColumn) other;
    if (has(slot) && column.has(otherSlot)) {
      return SortColumn.directed(Long.compare(values[slot], column.values[otherSlot]), ascending);
    }
    return Boolean.compare(column.has(otherSlot), has(slot));
  }

  @Override
  public long bytes() {
    return present.bytes() + (long) values.length * Long.BYTES;
  }
}
