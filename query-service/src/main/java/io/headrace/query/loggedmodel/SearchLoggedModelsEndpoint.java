package io.headrace.query.loggedmodel;

import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.headrace.http.LoggedModelJson;
import io.headrace.model.LoggedModel;
import io.headrace.model.LoggedModelMetric;
import io.headrace.query.RecordedBarrier;
import io.headrace.search.SearchPage;
import io.headrace.store.LoggedModels;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** {@code POST logged-models/search}. */
final class SearchLoggedModelsEndpoint implements Endpoint {

  private final LoggedModels models;
  private final RecordedBarrier barrier;

  SearchLoggedModelsEndpoint(LoggedModels models, RecordedBarrier barrier) {
    this.models = models;
    this.barrier = barrier;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    LoggedModelSearch search = LoggedModelSearch.of(request.fields());
    return models
        .ofExperiments(search.experimentIds())
        .compose(
            found ->
                search.needsMetrics()
                    ? pageByMetrics(request, search, found)
                    : page(request, search, found))
        .map(SearchLoggedModelsEndpoint::answer);
  }

  /** The points of all models decide which are on the page. */
  private Future<SearchPage<LoggedModelRow>> pageByMetrics(
      ApiRequest request, LoggedModelSearch search, List<LoggedModel> found) {
    return rows(request, search, found).map(search::page);
  }

  /** Only the points of the models on the page are read. */
  private Future<SearchPage<LoggedModelRow>> page(
      ApiRequest request, LoggedModelSearch search, List<LoggedModel> found) {
    SearchPage<LoggedModelRow> page =
        search.page(found.stream().map(model -> search.row(model, List.of())).toList());
    List<LoggedModel> shown = page.rows().stream().map(LoggedModelRow::model).toList();
    return rows(request, search, shown)
        .map(rows -> new SearchPage<>(rows, page.nextPageToken(), page.matches()));
  }

  private Future<List<LoggedModelRow>> rows(
      ApiRequest request, LoggedModelSearch search, List<LoggedModel> found) {
    return barrier
        .passAllRuns(request)
        .compose(passed -> models.metrics(found.stream().map(LoggedModel::modelId).toList()))
        .map(metrics -> rows(search, found, metrics));
  }

  private static List<LoggedModelRow> rows(
      LoggedModelSearch search, List<LoggedModel> found, List<List<LoggedModelMetric>> metrics) {
    List<LoggedModelRow> rows = new ArrayList<>(found.size());
    for (int i = 0; i < found.size(); i++) {
      rows.add(search.row(found.get(i), metrics.get(i)));
    }
    return rows;
  }

  private static Answer answer(SearchPage<LoggedModelRow> page) {
    return JsonAnswer.of(
        json ->
            json.objects(
                    "models",
                    page.rows(),
                    (item, row) -> LoggedModelJson.write(item, row.model(), row.metrics()))
                .text("next_page_token", page.nextPageToken()));
  }
}
