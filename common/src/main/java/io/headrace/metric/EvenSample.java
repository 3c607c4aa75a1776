package io.headrace.metric;

/**
 * Which of many points a chart shows, as MLflow 3.17 chooses them: the points in order are dealt
 * into as many buckets as may be shown, of sizes that differ by one at most, the larger ones first
 * (SQL's {@code NTILE}); the first of each bucket is shown, and in place of the last bucket's the
 * very last point, so that a curve ends where it ends.
 */
public final class EvenSample {

  private final int points;
  private final int shown;

  /**
   * A sample of {@code points} points.
   *
   * @param most 1 or more
   */
  public EvenSample(int points, int most) {
    this.points = points;
    this.shown = Math.min(points, most);
  }

  /** How many points are shown. */
  public int size() {
    return shown;
  }

  /** The place, among all points in order, of the {@code i}th that is shown. */
  public int index(int i) {
    if (i == shown - 1) {
      return points - 1;
    }
    int bucketSize = points / shown;
    int largerBuckets = points % shown;
    return i * bucketSize + Math.min(i, largerBuckets);
  }
}
