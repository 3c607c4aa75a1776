package io.headrace.api;

import io.headrace.error.HeadraceException;

/** How much one log-batch call may carry. */
public final class BatchLimits {

  private BatchLimits() {}

  /**
   * Refuses a batch that carries more.
   *
   * @throws HeadraceException with MLflow's text for the first limit that is exceeded
   */
  public static void check(int metrics, int params, int tags) {
    check("metrics", Limits.METRICS_PER_BATCH, metrics);
    check("params", Limits.PARAMS_PER_BATCH, params);
    check("tags", Limits.TAGS_PER_BATCH, tags);
    check("metrics, params, and tags", Limits.ITEMS_PER_BATCH, metrics + params + tags);
  }

  /**
   * Refuses more items of a kind than a batch may carry.
   *
   * @throws HeadraceException with MLflow's text
   */
  public static void check(String items, int limit, int count) {
    if (count > limit) {
      throw HeadraceException.invalid(
          "A batch logging request can contain at most "
              + limit
              + " "
              + items
              + ". Got "
              + count
              + " "
              + items
              + ". Please split up "
              + items
              + " across multiple requests and try again.");
    }
  }
}
