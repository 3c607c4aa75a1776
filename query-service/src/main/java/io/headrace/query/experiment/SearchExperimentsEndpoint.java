package io.headrace.query.experiment;

import io.headrace.api.Limits;
import io.headrace.api.RequestFields;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.headrace.model.Experiment;
import io.headrace.model.ViewType;
import io.headrace.query.MaxResults;
import io.headrace.search.OrderByParser;
import io.headrace.search.Search;
import io.headrace.search.SearchPage;
import io.headrace.search.SearchSchema;
import io.headrace.store.Experiments;
import io.vertx.core.Future;
import java.util.List;

/** {@code POST} and {@code GET experiments/search}. */
final class SearchExperimentsEndpoint implements Endpoint {

  private static final int DEFAULT_MAX_RESULTS = 1_000;

  private final Experiments experiments;

  SearchExperimentsEndpoint(Experiments experiments) {
    this.experiments = experiments;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    ViewType view = fields.constant("view_type", ViewType.BY_NUMBER, ViewType.ACTIVE_ONLY);
    List<String> orderBy = fields.strings("order_by");
    String filter = fields.string("filter");
    String pageToken = fields.string("page_token");
    int maxResults = MaxResults.of(fields, DEFAULT_MAX_RESULTS, Limits.EXPERIMENTS_PER_PAGE);
    Search search =
        Search.of(
            SearchSchema.EXPERIMENTS,
            filter,
            () -> OrderByParser.parse(orderBy, SearchSchema.EXPERIMENTS),
            List.of(view.name()));
    search.requireOwn(pageToken);
    return experiments
        .all()
        .map(all -> search.page(rows(all, view), maxResults, pageToken))
        .map(SearchExperimentsEndpoint::answer);
  }

  private static List<ExperimentRow> rows(List<Experiment> experiments, ViewType view) {
    return experiments.stream()
        .filter(experiment -> view.shows(experiment.lifecycleStage()))
        .map(ExperimentRow::new)
        .toList();
  }

  private static Answer answer(SearchPage<ExperimentRow> page) {
    return JsonAnswer.of(
        json ->
            json.objects(
                    "experiments",
                    page.rows(),
                    (item, row) -> ExperimentJson.write(item, row.experiment()))
                .text("next_page_token", page.nextPageToken()));
  }
}
