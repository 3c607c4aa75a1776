package io.headrace.tracking.experiment;

import io.headrace.api.RequestFields;

/** The field {@code experiment_id} of a request. */
final class ExperimentIdField {

  private ExperimentIdField() {}

  /** What the field says; required. Whether it is an id is asked after all fields were read. */
  static String of(RequestFields fields) {
    return fields.requiredId("experiment_id");
  }
}
