package io.headrace.search;

import java.util.Arrays;

/** A metric of all rows: its latest values. Not thread-safe. */
final class DecimalColumn implements SortColumn, NumberColumn {

  private static final int RANK_NUMBER = 0;
  private static final int RANK_NAN = 1;
  private static final int RANK_MISSING = 2;

  private final String metric;
  private final SlotBits present = new SlotBits();
  private double[] values = new double[0];

  DecimalColumn(String metric) {
    this.metric = metric;
  }

  @Override
  public void grow(int slots) {
    present.grow(slots);
    values = Arrays.copyOf(values, slots);
  }

  @Override
  public int read(int slot, SearchRow row) {
    Double value = row == null ? null : row.metric(metric, DatasetScope.ANY);
    present.set(slot, value != null);
    values[slot] = value == null ? 0 : value;
    return 1;
  }

  @Override
  public boolean has(int slot) {
    return present.get(slot);
  }

  /** 0 if the row has none. */
  double value(int slot) {
    return values[slot];
  }

  @Override
  public double decimal(int slot) {
    return values[slot];
  }

  @Override
  public long coarse(int slot, boolean ascending) {
    int rank = rank(slot);
    if (rank != RANK_NUMBER) {
      return rank == RANK_NAN ? COARSE_NAN : COARSE_MISSING;
    }
    return coarse(values[slot], ascending);
  }

  /** The coarse key of a number that is not NaN. */
  static long coarse(double number, boolean ascending) {
    // Adding 0 makes -0.0 the 0.0 that it is equal to.
    long bits = Double.doubleToRawLongBits(number + 0.0);
    return SortColumn.directed(bits ^ ((bits >> (Long.SIZE - 1)) & Long.MAX_VALUE), ascending);
  }

  @Override
  public void coarse(int[] slots, int count, boolean ascending, long[] coarse) {
    for (int i = 0; i < count; i++) {
      coarse[i] = coarse(slots[i], ascending);
    }
  }

  @Override
  public boolean isExact(long coarse, boolean ascending) {
    return true;
  }

  @Override
  public int compare(int slot, SortColumn others, int otherSlot, boolean ascending) {
    DecimalColumn column = (DecimalColumn) others;
    int rank = rank(slot);
    int otherRank = column.rank(otherSlot);
    if (rank != RANK_NUMBER || otherRank != RANK_NUMBER) {
      return Integer.compare(rank, otherRank);
    }
    double value = values[slot];
    double other = column.values[otherSlot];
    // Not Double.compare: 0.0 and -0.0 are equal.
    return SortColumn.directed(value < other ? -1 : value > other ? 1 : 0, ascending);
  }

  private int rank(int slot) {
    if (!has(slot)) {
      return RANK_MISSING;
    }
    return Double.isNaN(values[slot]) ? RANK_NAN : RANK_NUMBER;
  }

  @Override
  public long bytes() {
    return present.bytes() + (long) values.length * Double.BYTES;
  }
}
