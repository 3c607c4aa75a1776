package io.headrace.query.experiment;

import io.headrace.model.Experiment;
import io.headrace.search.SearchRow;

/** An experiment as search asks it. */
record ExperimentRow(Experiment experiment) implements SearchRow {

  @Override
  public String text(String attribute) {
    return switch (attribute) {
      case "name" -> experiment.name();
      case "experiment_id" -> experiment.experimentId();
      default -> null;
    };
  }

  @Override
  public Long number(String attribute) {
    return switch (attribute) {
      case "experiment_id" -> Long.valueOf(experiment.experimentId());
      case "creation_time" -> experiment.creationTime();
      case "last_update_time" -> experiment.lastUpdateTime();
      default -> null;
    };
  }

  @Override
  public String tag(String key) {
    return experiment.tags().get(key);
  }
}
