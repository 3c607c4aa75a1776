package io.headrace.benchmarks.check;

import io.headrace.benchmarks.points.Ledger;
import io.headrace.benchmarks.points.MetricKeys;
import io.headrace.benchmarks.points.PointPlan;
import io.headrace.benchmarks.rest.MlflowRest;
import java.io.IOException;
import java.util.List;

/**
 * The pages in which a server hands out the first series of a load, read once from the first to the
 * last and checked on the way.
 *
 * @param paths of the requests, each with its page token
 * @param findings what is not as it was logged
 */
public record SeriesPages(List<String> paths, Findings findings) {

  /**
   * Reads the first key of the first run.
   *
   * @param page points that are asked for at a time
   */
  public static SeriesPages read(MlflowRest rest, Ledger ledger, PointPlan plan, int page)
      throws IOException {
    SeriesCheck check = new SeriesCheck(plan, ledger.outcomes(), 0, 0);
    List<String> paths =
        new MetricHistory(rest)
            .read(ledger.runIds().get(0), MetricKeys.name(0), page, check).stream()
                .map(query -> MlflowRest.path(MetricHistory.CALL, query))
                .toList();
    return new SeriesPages(paths, check.finish());
  }
}
