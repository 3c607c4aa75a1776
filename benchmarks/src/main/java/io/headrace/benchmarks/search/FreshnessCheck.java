package io.headrace.benchmarks.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.benchmarks.rest.MlflowRest;
import io.headrace.benchmarks.runs.MovingRunsWorkload;
import io.headrace.benchmarks.runs.RunFacts;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a run that was just updated is in its right place. Each probe logs a value above all
 * others to a run; once that is acknowledged, the run must be first by that metric, and found by a
 * filter on it. Then it logs an ordinary value, and the filter must find the run no more. All at
 * the first try.
 */
public final class FreshnessCheck {

  private final MlflowRest rest;
  private final String experimentId;
  private final List<String> runIds;
  private final Clock clock;
  private final List<String> failures = new ArrayList<>();
  private long lastValue;
  private long lastStep;

  /**
   * @param runIds that nobody else logs to
   */
  public FreshnessCheck(MlflowRest rest, String experimentId, List<String> runIds, Clock clock) {
    this.rest = rest;
    this.experimentId = experimentId;
    this.runIds = runIds;
    this.clock = clock;
  }

  /** Probes; returns the failures in words, one each at the most. */
  public List<String> run(int probes) {
    for (int probe = 0; probe < probes; probe++) {
      try {
        probe(runIds.get(probe % runIds.size()));
      } catch (IOException e) {
        failures.add("probe " + probe + ": " + e.getMessage());
      }
    }
    return failures;
  }

  private void probe(String runId) throws IOException {
    // The time of day: above what loads log, and above what earlier probes may have left.
    long value = Math.max(clock.millis(), lastValue + 1);
    lastValue = value;
    log(runId, value);
    SearchQuery first =
        SearchQuery.ordered("first", OrderColumn.falling(OrderColumn.Kind.METRIC, RunFacts.LOSS))
            .ofRows(1);
    require(runId, "first by the value logged just now", search(first, ""), List.of(runId));
    String above = "metrics.`" + RunFacts.LOSS + "` > " + (value - 1);
    SearchQuery found = SearchQuery.finding("found", SearchQuery.Matching.SOME, List.of(above));
    require(runId, "all that have such a value", search(found, above), List.of(runId));
    log(runId, 1);
    require(runId, "the value was taken back", search(found, above), List.of());
  }

  private static void require(String runId, String what, List<String> seen, List<String> expected)
      throws IOException {
    if (!seen.equals(expected)) {
      throw new IOException(
          "run %s: %s, must be %s and was %s".formatted(runId, what, expected, seen));
    }
  }

  private void log(String runId, long value) throws IOException {
    ObjectNode body = rest.object().put("run_id", runId).put("key", RunFacts.LOSS);
    long now = clock.millis();
    body.put("value", (double) value).put("timestamp", now);
    rest.post("mlflow/runs/log-metric", body.put("step", nextStep(now)));
  }

  private long nextStep(long now) {
    lastStep = Math.max(MovingRunsWorkload.step(now), lastStep + 1);
    return lastStep;
  }

  private List<String> search(SearchQuery query, String filter) throws IOException {
    return SearchPage.of(rest.post(RunPages.CALL, query.body(experimentId, filter))).runIds();
  }
}
