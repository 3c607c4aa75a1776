package io.headrace.metric.chart;

/** What is drawn of a series: its points, or what groups of them come to. */
public sealed interface Chart permits Points, Buckets {

  /** How many marks there are, points or buckets. */
  int size();

  /** How many points of the series are in the range. */
  long points();

  /** The x of a mark's first point. */
  long firstX(int mark);

  /** The x of a mark's last point. */
  long lastX(int mark);

  /** How many points a mark stands for, at least one. */
  long count(int mark);

  /** How many of a mark's values are NaN. */
  long nans(int mark);

  /** The least of a mark's values that is a number; NaN when it has none. */
  double min(int mark);

  /** The greatest of a mark's values that is a number; NaN when it has none. */
  double max(int mark);

  /** The value of a mark's first point. */
  double first(int mark);

  /** The value of a mark's last point. */
  double last(int mark);
}
