package io.headrace.query.loggedmodel;

import io.headrace.model.LifecycleStage;
import io.headrace.model.LoggedModel;
import io.headrace.model.LoggedModelMetric;
import io.headrace.search.DatasetScope;
import io.headrace.search.SearchRow;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoublePredicate;

/**
 * A logged model as search asks it.
 *
 * @param metrics all of its points
 * @param counted those that filters ask for: on the datasets that the search is about
 */
record LoggedModelRow(
    LoggedModel model, List<LoggedModelMetric> metrics, List<LoggedModelMetric> counted)
    implements SearchRow {

  /** Of two points of the same time and step that of the run with the lower id is the later. */
  private static final Comparator<LoggedModelMetric> BY_AGE =
      Comparator.comparingLong(LoggedModelMetric::timestamp)
          .thenComparingLong(LoggedModelMetric::step)
          .thenComparing(LoggedModelMetric::runId, Comparator.reverseOrder());

  @Override
  public String text(String attribute) {
    return switch (attribute) {
      case "name" -> model.name();
      case "model_id" -> model.modelId();
      case "model_type" -> model.modelType();
      case "status" -> model.status().shortName();
      case "source_run_id" -> model.sourceRunId();
      case "experiment_id" -> model.experimentId();
      case "artifact_location" -> model.artifactUri();
      // Those that are deleted are not searched.
      case "lifecycle_stage" -> LifecycleStage.ACTIVE.word();
      default -> null;
    };
  }

  @Override
  public Long number(String attribute) {
    return switch (attribute) {
      case "creation_timestamp_ms" -> model.creationTime();
      case "last_updated_timestamp_ms" -> model.lastUpdateTime();
      case "experiment_id" -> Long.valueOf(model.experimentId());
      case "status" -> (long) model.status().number();
      default -> null;
    };
  }

  @Override
  public String tag(String key) {
    return model.tags().get(key);
  }

  @Override
  public String param(String key) {
    return model.params().get(key);
  }

  @Override
  public Double metric(String key, DatasetScope scope) {
    return metrics.stream()
        .filter(metric -> metric.key().equals(key) && isIn(metric, scope))
        .max(BY_AGE)
        .map(LoggedModelMetric::value)
        .orElse(null);
  }

  @Override
  public boolean anyMetric(String key, DoublePredicate test) {
    return counted.stream()
        .anyMatch(metric -> metric.key().equals(key) && test.test(metric.value()));
  }

  /** Whether the point was measured on the dataset. */
  static boolean isIn(LoggedModelMetric metric, DatasetScope scope) {
    return (scope.name() == null || scope.name().equals(metric.datasetName()))
        && (scope.digest() == null || scope.digest().equals(metric.datasetDigest()));
  }
}
