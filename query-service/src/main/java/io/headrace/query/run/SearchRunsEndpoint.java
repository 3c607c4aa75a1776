package io.headrace.query.run;

import io.headrace.api.Limits;
import io.headrace.api.RequestFields;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.headrace.http.RunJson;
import io.headrace.model.Run;
import io.headrace.model.ViewType;
import io.headrace.query.MaxResults;
import io.headrace.search.PageRequest;
import io.headrace.search.Search;
import io.headrace.search.SearchPage;
import io.headrace.view.RunView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/**
 * {@code runs/search}: the runs of some experiments that match a filter, in order, page by page.
 */
public final class SearchRunsEndpoint implements Endpoint {

  private static final int DEFAULT_MAX_RESULTS = Limits.RUNS_PER_PAGE_UNASKED;

  private final Vertx vertx;
  private final RunView view;

  public SearchRunsEndpoint(Vertx vertx, RunView view) {
    this.vertx = vertx;
    this.view = view;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    List<String> ids = fields.ids("experiment_ids");
    String filter = fields.string("filter");
    MaxResults.requireAtMost(fields, Limits.RUNS_PER_PAGE);
    List<String> orderBy = fields.strings("order_by");
    ViewType viewType = fields.constant("run_view_type", ViewType.BY_NUMBER, ViewType.ACTIVE_ONLY);
    String pageToken = fields.string("page_token");
    int maxResults = MaxResults.of(fields, DEFAULT_MAX_RESULTS, Limits.RUNS_PER_PAGE);
    Search search = RunsAsked.search(filter, orderBy, ids, viewType);
    search.requireOwn(pageToken);
    return view.askExperiments(
            RunsAsked.distinct(ids),
            new RunSearch<>(
                RunsAsked.shown(viewType, search),
                PageRequest.following(pageToken, maxResults),
                row -> row.run().snapshot()))
        // A large page takes a second to write.
        .compose(page -> vertx.executeBlocking(() -> answer(page), false));
  }

  private static Answer answer(SearchPage<Run> page) {
    return JsonAnswer.of(
        json ->
            json.objects("runs", page.rows(), RunJson::run)
                .text("next_page_token", page.nextPageToken()));
  }
}
