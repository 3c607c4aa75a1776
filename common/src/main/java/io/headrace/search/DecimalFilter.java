package io.headrace.search;

/** Compares a metric with a number. */
final class DecimalFilter implements SlotFilter {

  private final DecimalColumn column;

  /** A value passes that is not less than {@link #least} and not more than {@link #most} … */
  private final double least;

  private final double most;

  /** … or, the other way round, one that is; NaN is neither. */
  private final boolean inside;

  DecimalFilter(DecimalColumn column, Condition.OfNumber condition) {
    this.column = column;
    double bound = condition.value();
    NumberComparator comparator = condition.comparator();
    // Nothing is less than -Infinity, nor more than Infinity.
    boolean beyond =
        switch (comparator) {
          case LESS -> bound == Double.NEGATIVE_INFINITY;
          case GREATER -> bound == Double.POSITIVE_INFINITY;
          default -> false;
        };
    this.inside = comparator != NumberComparator.NOT_EQUAL;
    this.least =
        switch (comparator) {
          case LESS, LESS_OR_EQUAL -> beyond ? Double.NaN : Double.NEGATIVE_INFINITY;
          case GREATER -> beyond ? Double.NaN : Math.nextUp(bound);
          case GREATER_OR_EQUAL, EQUAL, NOT_EQUAL -> bound;
        };
    this.most =
        switch (comparator) {
          case LESS -> Math.nextDown(bound);
          case GREATER, GREATER_OR_EQUAL -> Double.POSITIVE_INFINITY;
          case LESS_OR_EQUAL, EQUAL, NOT_EQUAL -> bound;
        };
  }

  @Override
  public int keep(int[] slots, int count) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int slot = slots[i];
      double value = column.value(slot);
      boolean isInside = value >= least && value <= most;
      if (isInside == inside && column.has(slot)) {
        slots[kept++] = slot;
      }
    }
    return kept;
  }
}
