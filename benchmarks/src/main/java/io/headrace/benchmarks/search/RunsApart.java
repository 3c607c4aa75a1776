package io.headrace.benchmarks.search;

import io.headrace.benchmarks.rest.MlflowRest;
import io.headrace.benchmarks.runs.RunFacts;
import java.io.IOException;
import java.util.List;

/**
 * Runs of the experiment that are written to while others search it.
 *
 * @param moving that the write load has
 * @param probed that are probed for freshness
 */
public record RunsApart(List<String> moving, List<String> probed) {

  private static final int PROBED = 16;

  /** Takes some from all over the experiment: by a metric that has nothing to do with the rest. */
  public static RunsApart take(MlflowRest rest, String experimentId, int moving)
      throws IOException {
    SearchQuery query =
        SearchQuery.ordered(
                "any", OrderColumn.rising(OrderColumn.Kind.METRIC, RunFacts.EPOCH_SECONDS))
            .ofRows(moving + PROBED);
    List<String> runIds =
        SearchPage.of(rest.post(RunPages.CALL, query.body(experimentId, ""))).runIds();
    if (runIds.size() < moving + PROBED) {
      throw new IOException(
          "The experiment has %d runs, and %d are to be written to and %d probed."
              .formatted(runIds.size(), moving, PROBED));
    }
    return new RunsApart(runIds.subList(0, moving), runIds.subList(moving, moving + PROBED));
  }
}
