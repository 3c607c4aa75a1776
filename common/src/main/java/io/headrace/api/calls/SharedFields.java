package io.headrace.api.calls;

import io.headrace.api.Limits;
import io.headrace.api.schema.Field;
import io.headrace.api.schema.FieldType;
import io.headrace.model.ViewType;

/** Fields that several calls read. */
final class SharedFields {

  static final Field RUN_ID =
      Field.of("run_id", FieldType.text(Limits.RUN_ID_LENGTH), "The run.")
          .asRequired()
          .alsoNamed("run_uuid");

  static final Field EXPERIMENT_ID =
      Field.of("experiment_id", FieldType.EXPERIMENT_ID, "The experiment.").asRequired();

  static final Field MODEL_ID =
      Field.of("model_id", FieldType.TEXT, "The logged model.").asRequired();

  static final Field PAGE_TOKEN =
      Field.of(
          "page_token",
          FieldType.TEXT,
          "`next_page_token` of the page before, asked for with the same other fields. Empty for"
              + " the first page.");

  static final Field NEXT_PAGE_TOKEN =
      Field.of(
          "next_page_token", FieldType.TEXT, "Where the next page begins. Absent on the last one.");

  /** Of searches for runs. */
  static final Field RUN_FILTER = filter("`metrics.loss < 0.1 AND params.optimizer = 'adam'`");

  static final Field RUN_ORDER =
      Field.of(
          "order_by",
          FieldType.listOf(FieldType.TEXT),
          "Such as `metrics.loss DESC`. At the end, what was started last comes first.");

  private SharedFields() {}

  /** Which lifecycle stages a search shows. */
  static Field view(String name) {
    return Field.of(
            name, FieldType.oneOf(ViewType.BY_NUMBER), "What is in the bin is `DELETED_ONLY`.")
        .orElse(ViewType.ACTIVE_ONLY.name());
  }

  static Field filter(String examples) {
    return Field.of(
        "filter",
        FieldType.TEXT,
        "Conditions joined by `AND`, such as " + examples + ". Empty for all.");
  }
}
