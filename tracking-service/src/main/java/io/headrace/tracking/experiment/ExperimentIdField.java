package io.headrace.tracking.experiment;

import io.headrace.api.ExperimentIdRule;
import io.headrace.api.RequestFields;

/** The field {@code experiment_id} of a request. */
final class ExperimentIdField {

  private ExperimentIdField() {}

  /** The id as we write it; required. */
  static String of(RequestFields fields) {
    return ExperimentIdRule.checked(fields.requiredId("experiment_id"));
  }
}
