package io.headrace.api.calls;

import static io.headrace.api.calls.SharedFields.RUN_ID;

import io.headrace.api.ApiCall;
import io.headrace.api.Limits;
import io.headrace.api.schema.Field;
import io.headrace.api.schema.FieldType;
import io.headrace.api.schema.Shape;
import io.headrace.error.ErrorCode;
import java.util.List;
import java.util.stream.Stream;

/** The calls that log to a run, which must be active. */
final class RunLoggingCalls {

  private static final Field[] POINT = {
    Field.of("key", FieldType.text(Limits.KEY_LENGTH), Keys.WORDS).asRequired(),
    Field.of("value", FieldType.DECIMAL, "The value.").asRequired(),
    Field.of("timestamp", FieldType.count(), "In ms since 1970.").asRequired(),
    Field.of("step", FieldType.INTEGER, "The step.").orElse(0),
    Field.of(
        "model_id",
        FieldType.text(Limits.LOGGED_MODEL_TEXT_LENGTH),
        "A logged model that the point is about, too."),
    Field.of(
        "dataset_name",
        FieldType.text(Limits.DATASET_NAME_LENGTH),
        "What the model was measured on. Comes with `dataset_digest`, and is kept with"
            + " `model_id` only."),
    Field.of(
        "dataset_digest",
        FieldType.text(Limits.DATASET_DIGEST_LENGTH),
        "Its digest. Comes with `dataset_name`.")
  };

  private static final Shape BATCH_POINT =
      Shape.named(
          "MetricPoint",
          with(
              POINT,
              Field.of("run_id", FieldType.TEXT, "Not used: the batch names the run.")
                  .alsoNamed("run_uuid")));

  private static final Shape DATASET =
      Shape.named(
          "LoggedDataset",
          Field.of("name", FieldType.text(Limits.DATASET_NAME_LENGTH), "Its name.").asRequired(),
          Field.of("digest", FieldType.text(Limits.DATASET_DIGEST_LENGTH), "Of its content.")
              .asRequired(),
          Field.of("source_type", FieldType.TEXT, "The kind of source.").asRequired(),
          Field.of("source", FieldType.text(Limits.DATASET_SOURCE_LENGTH), "Where it is from.")
              .asRequired(),
          Field.of("schema", FieldType.text(Limits.DATASET_SCHEMA_LENGTH), "Of its columns."),
          Field.of("profile", FieldType.text(Limits.DATASET_PROFILE_LENGTH), "Its statistics."));

  private static final Shape DATASET_INPUT =
      Shape.named(
          "LoggedDatasetInput",
          Field.of("dataset", DATASET, "What was read.").asRequired(),
          Field.of(
              "tags",
              FieldType.listOf(
                  Shape.named(
                      "InputTag",
                      Field.of(
                              "key",
                              FieldType.text(Limits.INPUT_TAG_KEY_LENGTH),
                              "`mlflow.data.context` tells what for.")
                          .asRequired(),
                      Field.of("value", FieldType.text(Limits.INPUT_TAG_VALUE_LENGTH), "Any text.")
                          .orElse(""))),
              "Of this use of the dataset."));

  private RunLoggingCalls() {}

  private static Field[] with(Field[] fields, Field... more) {
    return Stream.concat(Stream.of(fields), Stream.of(more)).toArray(Field[]::new);
  }

  static List<CallDescription> all() {
    return List.of(
        call(
                ApiCall.LOG_METRIC,
                "Log a point of a metric",
                "The same point again changes nothing; another value at the same step is another"
                    + " point.")
            .reads(Shape.of(with(new Field[] {RUN_ID}, POINT))),
        call(
                ApiCall.LOG_PARAM,
                "Log a param",
                "Written once: the same value again is fine, another one is refused.")
            .reads(RUN_ID, Keys.KEY, Keys.PARAM_VALUE),
        call(ApiCall.SET_TAG, "Tag a run", "Replaces the tag's value.")
            .reads(RUN_ID, Keys.KEY, Keys.TAG_VALUE),
        call(ApiCall.DELETE_TAG, "Remove a tag from a run", "It must be there.")
            .reads(RUN_ID, Field.of("key", FieldType.TEXT, "The key of the tag.").asRequired())
            .refuses(
                ErrorCode.RESOURCE_DOES_NOT_EXIST, "There is no such run, or it has no such tag."),
        call(
                ApiCall.LOG_BATCH,
                "Log metrics, params and tags",
                "All of it or, if any of it is refused, nothing. At most "
                    + Limits.ITEMS_PER_BATCH
                    + " items in all.")
            .reads(
                RUN_ID,
                Field.of(
                    "metrics", FieldType.listOf(BATCH_POINT, Limits.METRICS_PER_BATCH), "Points."),
                Field.of(
                    "params",
                    FieldType.listOf(Keys.PARAM, Limits.PARAMS_PER_BATCH),
                    "Each key at most once."),
                Field.of(
                    "tags",
                    FieldType.listOf(Keys.TAG, Limits.TAGS_PER_BATCH),
                    "The last value of a key wins.")),
        call(
                ApiCall.LOG_MODEL,
                "Add to a run's list of models",
                "For clients of MLflow 2: the list is the tag `mlflow.log-model.history`.")
            .reads(
                RUN_ID,
                Field.of(
                        "model_json",
                        FieldType.TEXT,
                        "The file `MLmodel` as JSON, with `artifact_path`, `flavors`,"
                            + " `utc_time_created` and `run_id`.")
                    .asRequired()),
        call(ApiCall.LOG_INPUTS, "Log what a run reads", "The same dataset again is listed once.")
            .reads(
                RUN_ID,
                Field.of("datasets", FieldType.listOf(DATASET_INPUT), "Datasets."),
                Field.of(
                    "models",
                    FieldType.listOf(Shape.named("LoggedModelInput", SharedFields.MODEL_ID)),
                    "Logged models.")),
        call(ApiCall.LOG_OUTPUTS, "Log what a run writes", "The same model again is listed once.")
            .reads(
                RUN_ID,
                Field.of(
                        "models",
                        FieldType.listOf(
                            Shape.named(
                                "LoggedModelOutput",
                                SharedFields.MODEL_ID,
                                Field.of("step", FieldType.INTEGER, "At which it was made.")
                                    .orElse(0))),
                        "Logged models.")
                    .asRequired()));
  }

  private static CallDescription call(ApiCall call, String summary, String description) {
    return CallDescription.of(call, Family.RUNS, summary, description)
        .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, RunCalls.NOT_THERE);
  }
}
