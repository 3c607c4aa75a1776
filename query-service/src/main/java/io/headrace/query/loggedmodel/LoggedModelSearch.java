package io.headrace.query.loggedmodel;

import io.headrace.api.ExperimentIdRule;
import io.headrace.api.RequestFields;
import io.headrace.error.HeadraceException;
import io.headrace.model.LoggedModel;
import io.headrace.model.LoggedModelMetric;
import io.headrace.query.MaxResults;
import io.headrace.search.DatasetScope;
import io.headrace.search.OrderByParser;
import io.headrace.search.Search;
import io.headrace.search.SearchPage;
import io.headrace.search.SearchSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code POST logged-models/search} asks for.
 *
 * @param datasets of models measured on one of them, filters asking for points measured on one; all
 *     if empty
 */
record LoggedModelSearch(
    List<String> experimentIds,
    List<DatasetScope> datasets,
    Search search,
    int maxResults,
    String pageToken) {

  private static final int DEFAULT_MAX_RESULTS = 50;
  private static final int MOST_RESULTS = 10_000;

  /**
   * Reads a request.
   *
   * @throws HeadraceException with MLflow's text
   */
  static LoggedModelSearch of(RequestFields fields) {
    if (!fields.has("experiment_ids")) {
      throw fields.missing("experiment_ids");
    }
    List<String> ids = fields.ids("experiment_ids");
    String filter = fields.string("filter");
    List<RequestFields> datasetFields = fields.objects("datasets");
    int maxResults = MaxResults.upTo(fields, DEFAULT_MAX_RESULTS, MOST_RESULTS);
    List<OrderByParser.Field> order = order(fields);
    String pageToken = fields.string("page_token");
    List<DatasetScope> datasets = datasets(datasetFields);
    Search.requireToken(pageToken);
    List<String> scope = new ArrayList<>(ids);
    scope.add(datasets.toString());
    Search search =
        Search.of(
            SearchSchema.LOGGED_MODELS,
            filter,
            () -> OrderByParser.ofFields(order, SearchSchema.LOGGED_MODELS),
            scope);
    search.requireOwn(pageToken);
    return new LoggedModelSearch(
        ids.stream().map(ExperimentIdRule::checked).distinct().toList(),
        datasets,
        search,
        maxResults,
        pageToken);
  }

  private static List<DatasetScope> datasets(List<RequestFields> fields) {
    List<DatasetScope> datasets = new ArrayList<>();
    for (RequestFields dataset : fields) {
      String name = dataset.string("dataset_name", "");
      if (name.isEmpty()) {
        throw HeadraceException.invalid(
            "`dataset_name` in the `datasets` clause must be specified.");
      }
      datasets.add(new DatasetScope(name, absentIfEmpty(dataset.string("dataset_digest"))));
    }
    return List.copyOf(datasets);
  }

  private static List<OrderByParser.Field> order(RequestFields fields) {
    List<OrderByParser.Field> order = new ArrayList<>();
    for (RequestFields field : fields.objects("order_by")) {
      order.add(
          new OrderByParser.Field(
              field.string("field_name", ""),
              field.bool("ascending", true),
              new DatasetScope(
                  absentIfEmpty(field.string("dataset_name")),
                  absentIfEmpty(field.string("dataset_digest")))));
    }
    return List.copyOf(order);
  }

  private static String absentIfEmpty(String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  /** Whether points decide which models are on the page. */
  boolean needsMetrics() {
    return !datasets.isEmpty() || search.asksForMetrics();
  }

  /** The model as this search sees it. */
  LoggedModelRow row(LoggedModel model, List<LoggedModelMetric> metrics) {
    return new LoggedModelRow(
        model,
        metrics,
        datasets.isEmpty() ? metrics : metrics.stream().filter(this::counts).toList());
  }

  private boolean counts(LoggedModelMetric metric) {
    return datasets.stream().anyMatch(dataset -> LoggedModelRow.isIn(metric, dataset));
  }

  /** The page asked for, of the models among {@code rows} that it is about. */
  SearchPage<LoggedModelRow> page(List<LoggedModelRow> rows) {
    List<LoggedModelRow> about =
        datasets.isEmpty() ? rows : rows.stream().filter(row -> !row.counted().isEmpty()).toList();
    return search.page(about, maxResults, pageToken);
  }
}
