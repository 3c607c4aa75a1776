package io.headrace.benchmarks.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.benchmarks.rest.MlflowRest;
import io.headrace.benchmarks.runs.RunFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * What is known of an experiment: the literals of the filters are taken from it.
 *
 * @param count of its active runs
 * @param firstStart start of the first run, ms since 1970
 * @param lastStart start of the last one
 * @param wideKey a metric that few of the runs have, if they are wide
 */
record RunSample(
    long count,
    long firstStart,
    long lastStart,
    List<String> runIds,
    List<String> names,
    List<String> learningRates,
    Optional<String> wideKey) {

  private static final Set<String> COMMON =
      Set.of(RunFacts.LOSS, RunFacts.ACCURACY, RunFacts.EPOCH_SECONDS);

  /**
   * Looks at an experiment.
   *
   * @throws IOException when it has no runs that create-runs made
   */
  static RunSample take(MlflowRest rest, String experimentId) throws IOException {
    OrderColumn start = OrderColumn.rising(OrderColumn.Kind.TIME, "start_time");
    SearchQuery latest = SearchQuery.ordered("latest");
    List<JsonNode> runs = runs(rest, latest.body(experimentId, ""));
    List<JsonNode> first = runs(rest, latest.by(start).ofRows(1).body(experimentId, ""));
    if (runs.isEmpty() || params(runs, RunFacts.MANY).isEmpty()) {
      throw new IOException(
          "The experiment has no runs of create-runs; make them with that, or with --fill.");
    }
    return new RunSample(
        SearchTable.countRuns(rest, experimentId),
        startTime(first.get(0)),
        startTime(runs.get(0)),
        runs.stream().map(SearchPage::runId).toList(),
        runs.stream().map(run -> run.at("/info/run_name").asText()).toList(),
        params(runs, RunFacts.MANY),
        wideKey(runs));
  }

  private static List<JsonNode> runs(MlflowRest rest, ObjectNode search) throws IOException {
    return SearchPage.of(rest.post(RunPages.CALL, search)).runs();
  }

  private static long startTime(JsonNode run) {
    return run.at("/info/start_time").asLong();
  }

  private static List<String> params(List<JsonNode> runs, String key) {
    List<String> values = new ArrayList<>();
    for (JsonNode run : runs) {
      for (JsonNode param : run.at("/data/params")) {
        if (param.path("key").asText().equals(key)) {
          values.add(param.path("value").asText());
        }
      }
    }
    return values;
  }

  private static Optional<String> wideKey(List<JsonNode> runs) {
    return runs.stream()
        .flatMap(run -> StreamSupport.stream(run.at("/data/metrics").spliterator(), false))
        .map(metric -> metric.path("key").asText())
        .filter(key -> !COMMON.contains(key))
        .findFirst();
  }
}
