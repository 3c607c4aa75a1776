package io.headrace.api.calls;

import io.headrace.api.schema.Field;
import io.headrace.api.schema.FieldType;
import io.headrace.api.schema.Shape;
import io.headrace.model.RunStatus;

/** A run in answers. */
final class RunShapes {

  static final Shape INFO =
      Shape.named(
          "RunInfo",
          Field.of("run_id", FieldType.TEXT, "Its id.").asRequired(),
          Field.of("run_uuid", FieldType.TEXT, "The same, by an older name.").asRequired(),
          SharedFields.EXPERIMENT_ID,
          Field.of("run_name", FieldType.TEXT, "Not unique.").asRequired(),
          Field.of("user_id", FieldType.TEXT, "As the client gave it, or empty.").asRequired(),
          Field.of("status", FieldType.oneOf(RunStatus.BY_NUMBER), "As clients set it.")
              .asRequired(),
          Field.of("start_time", FieldType.INTEGER, "In ms since 1970; 0 if it was not given.")
              .asRequired(),
          Field.of("end_time", FieldType.INTEGER, "In ms since 1970. Absent until it is set."),
          Field.of("artifact_uri", FieldType.TEXT, "Where its artifacts are.").asRequired(),
          Field.of("lifecycle_stage", Stages.TYPE, Stages.WORDS).asRequired());

  static final Field[] POINT = {
    Field.of("key", FieldType.TEXT, "The metric.").asRequired(),
    Field.of("value", FieldType.DECIMAL, "The value.").asRequired(),
    Field.of("timestamp", FieldType.count(), "In ms since 1970.").asRequired(),
    Field.of("step", FieldType.INTEGER, "The step.").asRequired()
  };

  static final Shape METRIC = Shape.named("Metric", POINT);

  private static final Field TAGS =
      Field.of("tags", FieldType.listOf(Keys.PAIR), "By key. Absent when there are none.");

  private static final Shape DATA =
      Shape.named(
          "RunData",
          Field.of(
              "metrics",
              FieldType.listOf(METRIC),
              "Of each metric its latest point: of the largest step, and of these the largest"
                  + " timestamp and value. Absent when there are none."),
          Field.of("params", FieldType.listOf(Keys.PAIR), "By key. Absent when there are none."),
          TAGS);

  private static final Shape INPUTS =
      Shape.named(
          "RunInputs",
          Field.of(
              "dataset_inputs",
              FieldType.listOf(
                  Shape.named(
                      "DatasetInput",
                      Field.of(
                          "tags",
                          FieldType.listOf(Keys.PAIR),
                          "As they were sent. Absent when there are none."),
                      Field.of(
                              "dataset",
                              Shape.named(
                                  "Dataset",
                                  Field.of("name", FieldType.TEXT, "Its name.").asRequired(),
                                  Field.of("digest", FieldType.TEXT, "Of its content.")
                                      .asRequired(),
                                  Field.of("source_type", FieldType.TEXT, "The kind of source.")
                                      .asRequired(),
                                  Field.of("source", FieldType.TEXT, "Where it is from.")
                                      .asRequired(),
                                  Field.of("schema", FieldType.TEXT, "As it was logged."),
                                  Field.of("profile", FieldType.TEXT, "As it was logged.")),
                              "What was read.")
                          .asRequired())),
              "Absent when there are none."),
          Field.of(
              "model_inputs",
              FieldType.listOf(
                  Shape.named(
                      "ModelInput",
                      Field.of("model_id", FieldType.TEXT, "The logged model.").asRequired())),
              "Absent when there are none."));

  private static final Shape OUTPUTS =
      Shape.named(
          "RunOutputs",
          Field.of(
              "model_outputs",
              FieldType.listOf(
                  Shape.named(
                      "ModelOutput",
                      Field.of("model_id", FieldType.TEXT, "The logged model.").asRequired(),
                      Field.of("step", FieldType.INTEGER, "At which it was made.").asRequired())),
              "Absent when there are none."));

  private static final Field INFO_FIELD = Field.of("info", INFO, "What it is.").asRequired();

  static final Shape RUN =
      Shape.named(
          "Run",
          INFO_FIELD,
          Field.of("data", DATA, "What it logged.").asRequired(),
          Field.of("inputs", INPUTS, "What it read. Empty, but there, when that is nothing.")
              .asRequired(),
          Field.of("outputs", OUTPUTS, "What it wrote. Empty, but there, when that is nothing.")
              .asRequired());

  /** As the answer to its creation has it. */
  static final Shape CREATED =
      Shape.named(
          "CreatedRun",
          INFO_FIELD,
          Field.of("data", Shape.named("CreatedRunData", TAGS), "What it begins with.")
              .asRequired(),
          Field.of("inputs", Shape.EMPTY, "Always empty.").asRequired());

  private RunShapes() {}
}
