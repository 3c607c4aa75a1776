package io.headrace.search;

/**
 * The least and the greatest of a metric's numbers over tables that come one after the other, NaN
 * left out.
 *
 * <p>Not thread-safe.
 */
public final class ValueRange {

  private final ColumnKey column;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  public ValueRange(String metric) {
    this.column = ColumnKey.ofValues(new Identifier(Entity.METRIC, metric));
  }

  public ColumnKey column() {
    return column;
  }

  /** Takes in the numbers of a table whose {@link #column} is ready. */
  public void add(RowTable<?> table) {
    DecimalColumn numbers = (DecimalColumn) table.column(column);
    for (int slot = 0; slot < table.slots(); slot++) {
      if (numbers.has(slot) && !Double.isNaN(numbers.value(slot))) {
        min = Math.min(min, numbers.value(slot));
        max = Math.max(max, numbers.value(slot));
      }
    }
  }

  /** Whether there was a number. */
  public boolean isEmpty() {
    return min > max;
  }

  public double min() {
    return min;
  }

  public double max() {
    return max;
  }
}
