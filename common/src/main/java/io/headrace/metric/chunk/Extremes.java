package io.headrace.metric.chunk;

/**
 * What of an outline only a look at all points of a block tells, in columns, a row for each block.
 * Immutable: nobody changes the arrays.
 */
final class Extremes {

  private final long[] minTimestamps;
  private final long[] maxTimestamps;
  private final double[] minValues;
  private final double[] maxValues;
  private final long[] nans;
  private final long[] stepsBack;

  Extremes(
      long[] minTimestamps,
      long[] maxTimestamps,
      double[] minValues,
      double[] maxValues,
      long[] nans,
      long[] stepsBack) {
    this.minTimestamps = minTimestamps;
    this.maxTimestamps = maxTimestamps;
    this.minValues = minValues;
    this.maxValues = maxValues;
    this.nans = nans;
    this.stepsBack = stepsBack;
  }

  /** Those of the blocks that begin and end with these points. */
  static Extremes of(Series series, int[] firsts, int[] lasts) {
    int blocks = firsts.length;
    Extremes extremes =
        new Extremes(
            new long[blocks],
            new long[blocks],
            new double[blocks],
            new double[blocks],
            new long[blocks],
            new long[blocks]);
    for (int block = 0; block < blocks; block++) {
      extremes.findTimestamps(block, series, firsts[block], lasts[block]);
      extremes.findValues(block, series, firsts[block], lasts[block]);
    }
    return extremes;
  }

  private void findTimestamps(int block, Series series, int first, int last) {
    long min = series.timestamp(first);
    long max = min;
    for (int i = first + 1; i <= last; i++) {
      long timestamp = series.timestamp(i);
      min = Math.min(min, timestamp);
      max = Math.max(max, timestamp);
      if (timestamp < series.timestamp(i - 1)) {
        stepsBack[block]++;
      }
    }
    minTimestamps[block] = min;
    maxTimestamps[block] = max;
  }

  private void findValues(int block, Series series, int first, int last) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    int nan = 0;
    for (int i = first; i <= last; i++) {
      double value = series.value(i);
      if (Double.isNaN(value)) {
        nan++;
      } else {
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    }
    boolean none = nan > last - first;
    minValues[block] = none ? Double.NaN : min;
    maxValues[block] = none ? Double.NaN : max;
    nans[block] = nan;
  }

  /** ms since the epoch. */
  long[] minTimestamps() {
    return minTimestamps;
  }

  /** ms since the epoch. */
  long[] maxTimestamps() {
    return maxTimestamps;
  }

  double[] minValues() {
    return minValues;
  }

  double[] maxValues() {
    return maxValues;
  }

  long[] nans() {
    return nans;
  }

  /** How many points are earlier than the one before them. */
  long[] stepsBack() {
    return stepsBack;
  }
}
