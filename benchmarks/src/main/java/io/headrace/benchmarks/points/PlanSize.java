package io.headrace.benchmarks.points;

/**
 * How a load of points is cut up.
 *
 * @param runs runs that the requests are dealt to
 * @param keys metric keys of a run
 * @param batch points of a request
 */
public record PlanSize(int runs, int keys, int batch) {
  public PlanSize {
    if (runs < 1 || keys < 1 || batch < 1) {
      throw new IllegalArgumentException(
          "Runs, keys and batch must be at least 1, not "
              + runs
              + ", "
              + keys
              + " and "
              + batch
              + ".");
    }
  }
}
