package io.headrace.api.calls;

import static io.headrace.api.calls.Family.LOGGED_MODELS;
import static io.headrace.api.calls.SharedFields.MODEL_ID;

import io.headrace.api.ApiCall;
import io.headrace.api.Limits;
import io.headrace.api.schema.Field;
import io.headrace.api.schema.FieldType;
import io.headrace.api.schema.Shape;
import io.headrace.error.ErrorCode;
import io.headrace.model.LoggedModelStatus;
import java.util.List;
import java.util.stream.Stream;

/** The calls on logged models. */
final class LoggedModelCalls {

  private static final String NOT_THERE = "There is no such logged model, or it is deleted.";
  private static final FieldType STATUS = FieldType.oneOf(LoggedModelStatus.BY_NUMBER);
  private static final FieldType WORD = FieldType.text(Limits.LOGGED_MODEL_TEXT_LENGTH);

  private static final Shape TEXT =
      Shape.named(
          "LoggedModelText",
          Field.of("key", FieldType.text(Limits.LOGGED_MODEL_KEY_LENGTH), "Any text.").orElse(""),
          Field.of("value", FieldType.TEXT, "Any text.").orElse(""));

  private static final String SIZE =
      " Keys and values together have at most " + Limits.TEXTS_LENGTH + " characters.";
  private static final Field PARAMS =
      Field.of("params", FieldType.listOf(TEXT), "Written once, so each key at most once." + SIZE);
  private static final Field TAGS =
      Field.of("tags", FieldType.listOf(TEXT), "The last value of a key wins." + SIZE);

  private static final Shape POINT =
      Shape.named(
          "LoggedModelMetric",
          Stream.concat(
                  Stream.of(RunShapes.POINT),
                  Stream.of(
                      Field.of("dataset_name", FieldType.TEXT, "What it was measured on."),
                      Field.of("dataset_digest", FieldType.TEXT, "Its digest."),
                      MODEL_ID,
                      Field.of("run_id", FieldType.TEXT, "The run that measured.").asRequired()))
              .toArray(Field[]::new));

  private static final Field INFO =
      Field.of(
              "info",
              Shape.named(
                  "LoggedModelInfo",
                  MODEL_ID,
                  SharedFields.EXPERIMENT_ID,
                  Field.of("name", FieldType.TEXT, "Not unique.").asRequired(),
                  Field.of("creation_timestamp_ms", FieldType.INTEGER, "In ms since 1970.")
                      .asRequired(),
                  Field.of("last_updated_timestamp_ms", FieldType.INTEGER, "In ms since 1970.")
                      .asRequired(),
                  Field.of("artifact_uri", FieldType.TEXT, "Where its files are.").asRequired(),
                  Field.of("status", STATUS, "How its upload goes.").asRequired(),
                  Field.of("model_type", FieldType.TEXT, "As it was given, or empty.").asRequired(),
                  Field.of("source_run_id", FieldType.TEXT, "As it was given, or empty.")
                      .asRequired(),
                  Field.of(
                      "tags", FieldType.listOf(Keys.PAIR), "By key. Absent when there are none.")),
              "What it is.")
          .asRequired();

  private static final Field LOGGED_PARAMS =
      Field.of("params", FieldType.listOf(Keys.PAIR), "By key. Absent when there are none.");

  private static final Shape MODEL =
      Shape.named(
          "LoggedModel",
          INFO,
          Field.of(
                  "data",
                  Shape.named(
                      "LoggedModelData",
                      LOGGED_PARAMS,
                      Field.of(
                          "metrics",
                          FieldType.listOf(POINT),
                          "Every point that was logged for it. Absent when there are none.")),
                  "What was logged for it.")
              .asRequired());

  /** As the answers to its creation and to its end have it. */
  private static final Shape CHANGED =
      Shape.of(
          Field.of(
                  "model",
                  Shape.named(
                      "ChangedLoggedModel",
                      INFO,
                      Field.of(
                              "data",
                              Shape.named("ChangedLoggedModelData", LOGGED_PARAMS),
                              "What was logged for it, but for metrics.")
                          .asRequired()),
                  "The logged model.")
              .asRequired());

  private LoggedModelCalls() {}

  static List<CallDescription> all() {
    return List.of(
        call(
                ApiCall.CREATE_LOGGED_MODEL,
                "Begin a logged model",
                "In an active experiment; its status is `LOGGED_MODEL_PENDING`. Sent again after"
                    + " an answer that got lost, it is answered with the first model where the"
                    + " server knows that nobody has got it.")
            .reads(
                SharedFields.EXPERIMENT_ID,
                Field.of("name", WORD, "Without `/ : . % \" '`. A random one unless given."),
                Field.of("model_type", WORD, "Such as `Agent`.").orElse(""),
                Field.of("source_run_id", WORD, "The run that makes it.").orElse(""),
                PARAMS,
                TAGS)
            .answers(CHANGED)
            .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, "There is no such experiment."),
        call(
                ApiCall.FINALIZE_LOGGED_MODEL,
                "Say how a model's upload ended",
                "It may be said again.")
            .reads(MODEL_ID, Field.of("status", STATUS, "How it ended.").asRequired())
            .answers(CHANGED)
            .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, NOT_THERE),
        call(ApiCall.SET_LOGGED_MODEL_TAGS, "Tag a logged model", "Replaces the tags' values.")
            .reads(MODEL_ID, TAGS)
            .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, NOT_THERE),
        call(
                ApiCall.DELETE_LOGGED_MODEL,
                "Delete a logged model",
                "It is hidden: searches do not show it, and only `allow_deleted` gets it.")
            .reads(MODEL_ID)
            .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, "There never was such a logged model."),
        call(
                ApiCall.DELETE_LOGGED_MODEL_TAG,
                "Remove a tag from a logged model",
                "It must be there.")
            .reads(
                MODEL_ID, Field.of("tag_key", FieldType.TEXT, "The key of the tag.").asRequired())
            .refuses(
                ErrorCode.RESOURCE_DOES_NOT_EXIST,
                "There is no such logged model, or no such tag."),
        call(
                ApiCall.LOG_LOGGED_MODEL_PARAMS,
                "Log params of a logged model",
                "Written once: a key that is there is refused.")
            .reads(MODEL_ID, PARAMS)
            .refuses(ErrorCode.BAD_REQUEST, "The model has one of the params already.")
            .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, NOT_THERE),
        call(
                ApiCall.SEARCH_LOGGED_MODELS,
                "Search logged models",
                "The models of some experiments that match a filter, in order, page by page.")
            .reads(
                Field.of(
                        "experiment_ids",
                        FieldType.listOf(FieldType.EXPERIMENT_ID),
                        "Whose models. The list may be empty, and finds none then.")
                    .asRequired(),
                SharedFields.filter("`metrics.accuracy > 0.9 AND name LIKE 'net%'`"),
                Field.of(
                    "datasets",
                    FieldType.listOf(
                        Shape.named(
                            "DatasetCondition",
                            Field.of("dataset_name", FieldType.TEXT, "Its name.").asRequired(),
                            Field.of("dataset_digest", FieldType.TEXT, "Any unless given."))),
                    "Only models measured on one of these. Of points, filters ask for those"
                        + " measured on them."),
                Field.of(
                        "max_results",
                        FieldType.count(),
                        "How many a page may have; more than "
                            + Limits.MODELS_PER_PAGE
                            + " is taken as that, 0 as nothing said.")
                    .orElse(Limits.MODELS_PER_PAGE_UNASKED),
                Field.of(
                    "order_by",
                    FieldType.listOf(
                        Shape.named(
                            "LoggedModelOrder",
                            Field.of(
                                    "field_name",
                                    FieldType.TEXT,
                                    "An attribute, or `metrics.` and a metric.")
                                .asRequired(),
                            Field.of("ascending", FieldType.BOOLEAN, "The direction.").orElse(true),
                            Field.of(
                                "dataset_name",
                                FieldType.TEXT,
                                "Only points measured on it count."),
                            Field.of(
                                "dataset_digest", FieldType.TEXT, "Comes with `dataset_name`."))),
                    "At the end, what was created last comes first."),
                SharedFields.PAGE_TOKEN)
            .answers(
                Field.of("models", FieldType.listOf(MODEL), "Absent when there are none."),
                SharedFields.NEXT_PAGE_TOKEN),
        call(ApiCall.GET_LOGGED_MODEL, "Get a logged model", "With all that was logged for it.")
            .reads(
                MODEL_ID,
                Field.of("allow_deleted", FieldType.BOOLEAN, "Whether a deleted one is shown.")
                    .orElse(false))
            .answers(Field.of("model", MODEL, "The logged model.").asRequired())
            .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, NOT_THERE));
  }

  private static CallDescription call(ApiCall call, String summary, String description) {
    return CallDescription.of(call, LOGGED_MODELS, summary, description);
  }
}
