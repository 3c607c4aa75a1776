package io.headrace.query.run;

import io.headrace.api.InvalidRequest;
import io.headrace.api.Limits;
import io.headrace.api.RequestFields;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.headrace.query.MaxResults;
import io.headrace.search.IdentifierList;
import io.headrace.search.PageRequest;
import io.headrace.search.Search;
import io.headrace.search.SearchPage;
import io.headrace.search.SearchSchema;
import io.headrace.search.ShownColumns;
import io.headrace.view.RunRow;
import io.headrace.view.RunView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/**
 * {@code headrace/v1/runs/search}: of the runs that match a filter the columns asked for, in order,
 * page by page.
 */
final class ListRunsEndpoint implements Endpoint {

  private final Vertx vertx;
  private final RunView view;

  ListRunsEndpoint(Vertx vertx, RunView view) {
    this.vertx = vertx;
    this.view = view;
  }

  /**
   * A run of a list.
   *
   * @param values of each column a text, a number, or {@code null}
   */
  private record ListedRun(String runId, String experimentId, List<Object> values) {
    static ListedRun of(RunRow row, ShownColumns columns) {
      return new ListedRun(row.run().runId(), row.run().experimentId(), columns.values(row));
    }
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    RunsAsked runs = RunsAsked.viewed(fields);
    List<String> names =
        InvalidRequest.requireAtMost("columns", fields.strings("columns"), Limits.COLUMNS_PER_LIST);
    ShownColumns columns =
        new ShownColumns(
            SearchSchema.SHOWN_RUNS,
            IdentifierList.parse("column", names, SearchSchema.SHOWN_RUNS));
    int maxResults = MaxResults.between(fields, Limits.RUNS_PER_LIST_UNASKED, Limits.RUNS_PER_LIST);
    requireFew(names, maxResults);
    Search search = runs.listed(fields);
    PageRequest page = new PageRequest(fields.string("page_token"), Skip.of(fields), maxResults);
    search.requireOwn(page.pageToken());
    return view.askExperiments(
            runs.experimentIds(),
            new RunSearch<>(
                RunsAsked.shown(runs.viewType(), search).showing(columns),
                page,
                row -> ListedRun.of(row, columns)))
        .compose(found -> vertx.executeBlocking(() -> answer(names, found), false));
  }

  private static void requireFew(List<String> columns, int maxResults) {
    long values = (long) columns.size() * maxResults;
    if (values > Limits.VALUES_PER_LIST) {
      throw InvalidRequest.refused(
          "%d runs with %d columns are %d values; a page may have at most %d."
              .formatted(maxResults, columns.size(), values, Limits.VALUES_PER_LIST));
    }
  }

  private static Answer answer(List<String> columns, SearchPage<ListedRun> page) {
    return JsonAnswer.of(
        json ->
            json.number("matches", page.matches())
                .values("columns", columns)
                .list("runs", page.rows(), ListRunsEndpoint::write)
                .text("next_page_token", page.nextPageToken()));
  }

  private static void write(JsonAnswer json, ListedRun run) {
    json.text("run_id", run.runId())
        .text("experiment_id", run.experimentId())
        .values("values", run.values());
  }
}
