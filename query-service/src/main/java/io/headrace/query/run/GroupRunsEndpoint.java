package io.headrace.query.run;

import io.headrace.api.InvalidRequest;
import io.headrace.api.Limits;
import io.headrace.api.RequestFields;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.headrace.query.MaxResults;
import io.headrace.search.Group;
import io.headrace.search.GroupSearch;
import io.headrace.search.Groups;
import io.headrace.search.PageRequest;
import io.headrace.search.SearchPage;
import io.headrace.view.FoldQuestion;
import io.headrace.view.RunView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * {@code headrace/v1/runs/groups}: runs that match a filter by groups, with their number and what
 * their metrics come to.
 */
final class GroupRunsEndpoint implements Endpoint {

  private final Vertx vertx;
  private final RunView view;

  GroupRunsEndpoint(Vertx vertx, RunView view) {
    this.vertx = vertx;
    this.view = view;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    RunsAsked runs = RunsAsked.viewed(fields);
    GroupSearch search =
        GroupSearch.of(
            fields.string("filter"),
            fields.strings("group_by"),
            InvalidRequest.requireAtMost(
                "aggregates", fields.strings("aggregates"), Limits.AGGREGATES_PER_GROUP),
            fields.strings("order_by"),
            runs.scope());
    int maxResults =
        MaxResults.between(fields, Limits.GROUPS_PER_PAGE_UNASKED, Limits.GROUPS_PER_PAGE);
    PageRequest page = new PageRequest(fields.string("page_token"), Skip.of(fields), maxResults);
    search.requireOwn(page.pageToken());
    GroupSearch shown = runs.shown(search);
    return view.askExperiments(
            runs.experimentIds(),
            new FoldQuestion<>(
                shown.columns(),
                Comparisons.mostRows(shown.costPerRow()),
                shown::groups,
                Groups::add))
        .compose(
            groups -> vertx.executeBlocking(() -> answer(groups.page(page), groups.size()), false));
  }

  private static Answer answer(SearchPage<Group> page, int groups) {
    return JsonAnswer.of(
        json ->
            json.number("matches", page.matches())
                .number("total", (long) groups)
                .list("groups", page.rows(), GroupRunsEndpoint::write)
                .text("next_page_token", page.nextPageToken()));
  }

  private static void write(JsonAnswer json, Group group) {
    json.values("keys", group.keys()).number("runs", group.rows()).values("values", group.values());
  }
}
