package io.headrace.api.calls;

import static io.headrace.api.calls.Family.EXPERIMENTS;
import static io.headrace.api.calls.SharedFields.EXPERIMENT_ID;

import io.headrace.api.ApiCall;
import io.headrace.api.Limits;
import io.headrace.api.schema.Field;
import io.headrace.api.schema.FieldType;
import io.headrace.api.schema.Shape;
import io.headrace.error.ErrorCode;
import java.util.List;

/** The calls on experiments. */
final class ExperimentCalls {

  private static final String NOT_THERE = "There is no such experiment.";
  private static final String NAME_TAKEN =
      "An experiment has the name, perhaps one that is in the bin.";

  private static final FieldType NAME = FieldType.text(Limits.EXPERIMENT_NAME_LENGTH);
  private static final Field TAG_KEY =
      Field.of("key", FieldType.text(Limits.EXPERIMENT_TAG_KEY_LENGTH), Keys.WORDS).asRequired();
  private static final Field TAG_VALUE =
      Field.of("value", FieldType.text(Limits.EXPERIMENT_TAG_VALUE_LENGTH), "Any text.").orElse("");

  private static final Shape EXPERIMENT =
      Shape.named(
          "Experiment",
          EXPERIMENT_ID,
          Field.of("name", FieldType.TEXT, "Unique, in the bin too.").asRequired(),
          Field.of(
                  "artifact_location",
                  FieldType.TEXT,
                  "The URI below which the artifacts of its runs are.")
              .asRequired(),
          Field.of("lifecycle_stage", Stages.TYPE, Stages.WORDS).asRequired(),
          Field.of("creation_time", FieldType.INTEGER, "In ms since 1970.").asRequired(),
          Field.of(
                  "last_update_time",
                  FieldType.INTEGER,
                  "When it was last renamed, deleted or restored, in ms since 1970.")
              .asRequired(),
          Field.of("tags", FieldType.listOf(Keys.PAIR), "By key. Absent when there are none."),
          Field.of("workspace", FieldType.TEXT, "Always `default`: there are no others.")
              .asRequired());

  private static final Shape ONE =
      Shape.of(Field.of("experiment", EXPERIMENT, "The experiment.").asRequired());

  private static final Shape SEARCH =
      Shape.of(
          Field.of(
                  "max_results",
                  FieldType.integer(1, Limits.EXPERIMENTS_PER_PAGE),
                  "How many a page may have.")
              .orElse(Limits.EXPERIMENTS_PER_PAGE_UNASKED),
          SharedFields.PAGE_TOKEN,
          SharedFields.filter("`name LIKE 'sweep%' AND tags.team = 'vision'`"),
          Field.of(
              "order_by",
              FieldType.listOf(FieldType.TEXT),
              "`name`, `experiment_id`, `creation_time` or `last_update_time`, each followed by"
                  + " `ASC` or `DESC`. The newest come first unless told otherwise."),
          SharedFields.view("view_type"));

  private static final Shape PAGE =
      Shape.of(
          Field.of("experiments", FieldType.listOf(EXPERIMENT), "Absent when there are none."),
          SharedFields.NEXT_PAGE_TOKEN);

  private ExperimentCalls() {}

  static List<CallDescription> all() {
    return List.of(
        call(
                ApiCall.CREATE_EXPERIMENT,
                "Create an experiment",
                "Sent again after an answer that got lost, it is answered with the id of the first"
                    + " time where the server knows that nobody has got it.")
            .reads(
                Field.of("name", NAME, "Unique, among those in the bin too.").asRequired(),
                Field.of(
                    "artifact_location",
                    FieldType.text(Limits.ARTIFACT_LOCATION_LENGTH),
                    "The URI below which the artifacts of its runs are kept, without fragment. A"
                        + " folder of the server's machine only where the server allows it. The"
                        + " server's own store unless given."),
                Field.of(
                    "tags",
                    FieldType.listOf(Shape.named("ExperimentTag", TAG_KEY, TAG_VALUE)),
                    "The last value of a key wins. Keys and values together have at most "
                        + Limits.TEXTS_LENGTH
                        + " characters."))
            .answers(Field.of("experiment_id", FieldType.EXPERIMENT_ID, "Its id.").asRequired())
            .refuses(ErrorCode.RESOURCE_ALREADY_EXISTS, NAME_TAKEN),
        call(ApiCall.UPDATE_EXPERIMENT, "Rename an experiment", "Only one that is active.")
            .reads(EXPERIMENT_ID, Field.of("new_name", NAME, "Unique.").asRequired())
            .refuses(ErrorCode.RESOURCE_ALREADY_EXISTS, NAME_TAKEN)
            .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, NOT_THERE),
        call(
                ApiCall.DELETE_EXPERIMENT,
                "Put an experiment into the bin",
                "Its active runs go there with it.")
            .reads(EXPERIMENT_ID)
            .refuses(
                ErrorCode.RESOURCE_DOES_NOT_EXIST,
                "There is no such experiment, or it is in the bin already."),
        call(
                ApiCall.RESTORE_EXPERIMENT,
                "Take an experiment out of the bin",
                "The runs that went there with it come back.")
            .reads(EXPERIMENT_ID)
            .refuses(
                ErrorCode.RESOURCE_DOES_NOT_EXIST,
                "There is no such experiment, or it is not in the bin."),
        call(ApiCall.SET_EXPERIMENT_TAG, "Tag an experiment", "Replaces the tag's value.")
            .reads(EXPERIMENT_ID, TAG_KEY, TAG_VALUE)
            .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, NOT_THERE),
        call(ApiCall.DELETE_EXPERIMENT_TAG, "Remove a tag from an experiment", "It must be there.")
            .reads(
                EXPERIMENT_ID, Field.of("key", FieldType.TEXT, "The key of the tag.").asRequired())
            .refuses(
                ErrorCode.RESOURCE_DOES_NOT_EXIST, "There is no such experiment, or no such tag."),
        call(ApiCall.GET_EXPERIMENT, "Get an experiment", "Active or in the bin.")
            .reads(EXPERIMENT_ID)
            .answers(ONE)
            .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, NOT_THERE),
        call(ApiCall.GET_EXPERIMENT_BY_NAME, "Get an experiment by name", "Active or in the bin.")
            .reads(Field.of("experiment_name", FieldType.TEXT, "Its name.").asRequired())
            .answers(ONE)
            .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, NOT_THERE),
        call(ApiCall.SEARCH_EXPERIMENTS, "Search experiments", "Page by page.")
            .reads(SEARCH)
            .answers(PAGE),
        call(
                ApiCall.SEARCH_EXPERIMENTS_BY_GET,
                "Search experiments by query",
                "The same as by POST.")
            .reads(SEARCH)
            .answers(PAGE),
        call(
                ApiCall.SEARCH_DATASETS,
                "List the datasets of experiments",
                "The datasets that runs read, those of deleted runs too, each once a context: the"
                    + " first "
                    + Limits.DATASETS_PER_ANSWER
                    + " by experiment, name and digest.")
            .reads(
                Field.of(
                        "experiment_ids",
                        FieldType.listOf(
                            FieldType.EXPERIMENT_ID, Limits.EXPERIMENTS_PER_DATASET_SEARCH),
                        "Whose runs. At least one.")
                    .asRequired())
            .answers(
                Field.of(
                    "dataset_summaries",
                    FieldType.listOf(
                        Shape.named(
                            "DatasetSummary",
                            EXPERIMENT_ID,
                            Field.of("name", FieldType.TEXT, "The dataset's name.").asRequired(),
                            Field.of("digest", FieldType.TEXT, "Its digest.").asRequired(),
                            Field.of(
                                "context",
                                FieldType.TEXT,
                                "What it was used for. Absent when no run told."))),
                    "Absent when there are none.")));
  }

  private static CallDescription call(ApiCall call, String summary, String description) {
    return CallDescription.of(call, EXPERIMENTS, summary, description);
  }
}
