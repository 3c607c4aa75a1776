package io.headrace.query.run;

import io.headrace.api.ExperimentIdRule;
import io.headrace.api.Limits;
import io.headrace.api.RequestFields;
import io.headrace.error.HeadraceException;
import io.headrace.event.RunState;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.headrace.model.DatasetInput;
import io.headrace.view.RunQuestion;
import io.headrace.view.RunView;
import io.vertx.core.Future;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collector;

/**
 * {@code experiments/search-datasets}: the datasets that runs of some experiments read, deleted
 * runs too, each once a context, the first 1,000 in order.
 */
final class SearchDatasetsEndpoint implements Endpoint {

  private static final int MOST_EXPERIMENTS = Limits.EXPERIMENTS_PER_DATASET_SEARCH;
  private static final int MOST_DATASETS = Limits.DATASETS_PER_ANSWER;

  private final RunView view;

  SearchDatasetsEndpoint(RunView view) {
    this.view = view;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    return view.askExperiments(experimentIds(request.fields()), first(MOST_DATASETS))
        .map(SearchDatasetsEndpoint::answer);
  }

  private static List<String> experimentIds(RequestFields fields) {
    List<String> ids = fields.ids("experiment_ids");
    if (ids.isEmpty()) {
      throw HeadraceException.invalid(
          "SearchDatasets request must specify at least one experiment_id.");
    }
    if (ids.size() > MOST_EXPERIMENTS) {
      throw HeadraceException.invalid(
          "SearchDatasets request cannot specify more than %d experiment_ids. Received %d experiment_ids."
              .formatted(MOST_EXPERIMENTS, ids.size()));
    }
    return ids.stream().map(ExperimentIdRule::checked).distinct().toList();
  }

  /** The first datasets of the runs, in order. */
  static Collector<RunState, ?, SortedSet<DatasetSummary>> first(int most) {
    return RunQuestion.oneByOne(
        () -> new TreeSet<DatasetSummary>(),
        (first, run) -> {
          for (DatasetInput dataset : run.datasets()) {
            first.add(DatasetSummary.of(run.experimentId(), dataset));
            if (first.size() > most) {
              first.pollLast();
            }
          }
        },
        Collections::unmodifiableSortedSet);
  }

  private static Answer answer(SortedSet<DatasetSummary> datasets) {
    return JsonAnswer.of(
        json -> json.objects("dataset_summaries", datasets, SearchDatasetsEndpoint::write));
  }

  private static void write(JsonAnswer json, DatasetSummary dataset) {
    json.text("experiment_id", dataset.experimentId())
        .text("name", dataset.name())
        .text("digest", dataset.digest())
        .text("context", dataset.context().isEmpty() ? null : dataset.context());
  }
}
