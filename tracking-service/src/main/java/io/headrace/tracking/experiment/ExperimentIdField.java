package io.headrace.tracking.experiment;

import io.headrace.api.RequestFields;

/** The field {@code experiment_id} of a request. */
final class ExperimentIdField {

  private ExperimentIdField() {}

  /** What the field says; required. Whether it is an id is asked after all fields were read. */
  static String of(RequestFields fields) {
    String experimentId = fields.id("experiment_id");
    if (experimentId == null || experimentId.isEmpty()) {
      throw fields.missing("experiment_id");
    }
    return experimentId;
  }
}
