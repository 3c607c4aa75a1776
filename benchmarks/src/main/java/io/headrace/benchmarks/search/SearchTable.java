package io.headrace.benchmarks.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.benchmarks.load.LoadLoop;
import io.headrace.benchmarks.load.Measurement;
import io.headrace.benchmarks.load.Schedule;
import io.headrace.benchmarks.report.Report;
import io.headrace.benchmarks.rest.MlflowRest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Measures one kind of search after the other over the same experiment. */
public final class SearchTable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final MlflowRest rest;
  private final String experimentId;
  private final int connections;
  private final Schedule schedule;
  private final RunSample sample;
  private final List<QueryResult> results = new ArrayList<>();

  /**
   * Looks at the experiment.
   *
   * @param schedule of each row
   * @throws IOException when it has no runs of create-runs
   */
  public SearchTable(MlflowRest rest, String experimentId, int connections, Schedule schedule)
      throws IOException {
    this.rest = rest;
    this.experimentId = experimentId;
    this.connections = connections;
    this.schedule = schedule;
    this.sample = RunSample.take(rest, experimentId);
  }

  /** Active runs of the experiment. */
  public long runs() {
    return sample.count();
  }

  /**
   * Measures the rows whose name contains one of some texts.
   *
   * @param progress gets each row, in Markdown
   */
  public void measure(List<String> wanted, Consumer<String> progress) {
    for (SearchQuery query : SearchQueries.over(sample)) {
      if (wanted.stream().anyMatch(query.name()::contains)) {
        QueryResult result = measure(query);
        results.add(result);
        progress.accept(result.row());
      }
    }
  }

  /** A row that the server refuses, or answers wrongly, is void; the others have their figures. */
  private QueryResult measure(SearchQuery query) {
    try {
      List<ObjectNode> searches = searches(query);
      SearchPage first = SearchPage.of(rest.post(RunPages.CALL, searches.get(0)));
      query.require(first.runs().size(), !first.nextPageToken().isEmpty(), runs());
      List<byte[]> bodies = new ArrayList<>();
      for (ObjectNode search : searches) {
        bodies.add(JSON.writeValueAsBytes(search));
      }
      SearchPageWorkload workload =
          new SearchPageWorkload(query, bodies, runs(), rest.host(), System::nanoTime);
      Measurement measured =
          new LoadLoop(rest.address(), connections, workload, schedule, TIMEOUT)
              .run()
              .measurement();
      return QueryResult.of(query, first, measured, workload.bytesPerAnswer());
    } catch (IOException e) {
      return QueryResult.failed(query, e.getMessage());
    }
  }

  private List<ObjectNode> searches(SearchQuery query) throws IOException {
    List<ObjectNode> searches = new ArrayList<>();
    for (String filter : query.filters()) {
      ObjectNode search = query.body(experimentId, filter);
      if (query.deep()) {
        search.put("page_token", new RunPages(rest).tokenBehind(runs() / 2, search));
      }
      searches.add(search);
    }
    return searches;
  }

  /** How many active runs an experiment has. */
  public static long countRuns(MlflowRest rest, String experimentId) throws IOException {
    return new RunPages(rest).count(SearchQuery.ordered("all").body(experimentId, ""));
  }

  /** Adds the rows to a report, and how many of them are void. */
  public void add(Report report) {
    List<String> lines = new ArrayList<>(List.of(QueryResult.head()));
    results.forEach(result -> lines.add(result.row()));
    report.add(
        "rows", results.stream().map(QueryResult::fields).toList(), String.join("\n", lines));
    report.add("void_rows", results.stream().filter(result -> !result.valid()).count());
  }

  /** Whether every row has figures. */
  public boolean valid() {
    return !results.isEmpty() && results.stream().allMatch(QueryResult::valid);
  }
}
