package io.headrace.api.calls;

import static io.headrace.api.calls.Family.RUNS;
import static io.headrace.api.calls.SharedFields.RUN_ID;

import io.headrace.api.ApiCall;
import io.headrace.api.Limits;
import io.headrace.api.schema.Field;
import io.headrace.api.schema.FieldType;
import io.headrace.api.schema.Shape;
import io.headrace.error.ErrorCode;
import io.headrace.model.RunStatus;
import java.util.List;

/** The calls that begin, change and find runs. */
final class RunCalls {

  static final String NOT_THERE = "There is no such run.";

  private static final FieldType NAME = FieldType.text(Limits.RUN_NAME_LENGTH);

  private RunCalls() {}

  static List<CallDescription> all() {
    return List.of(
        call(
                ApiCall.CREATE_RUN,
                "Begin a run",
                "In an active experiment. Sent again after an answer that got lost, it is answered"
                    + " with the first run where the server knows that nobody has got it.")
            .reads(
                Field.of("experiment_id", FieldType.EXPERIMENT_ID, "The experiment.").orElse("0"),
                Field.of("user_id", FieldType.TEXT, "Who runs it.").orElse(""),
                Field.of(
                    "run_name",
                    NAME,
                    "The tag `mlflow.runName` tells it as well; both must agree. A random one"
                        + " unless given."),
                Field.of("start_time", FieldType.INTEGER, "In ms since 1970.").orElse(0),
                Field.of("tags", FieldType.listOf(Keys.TAG), "The last value of a key wins."))
            .answers(Field.of("run", RunShapes.CREATED, "The run.").asRequired())
            .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, "There is no such experiment."),
        call(
                ApiCall.UPDATE_RUN,
                "Change status, end time or name of a run",
                "What is left out stays as it is.")
            .reads(
                RUN_ID,
                Field.of("status", FieldType.oneOf(RunStatus.BY_NUMBER), "How it goes."),
                Field.of("end_time", FieldType.INTEGER, "In ms since 1970."),
                Field.of("run_name", NAME, "Empty for no change."))
            .answers(Field.of("run_info", RunShapes.INFO, "The run.").asRequired())
            .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, NOT_THERE),
        call(ApiCall.DELETE_RUN, "Put a run into the bin", "A second time changes nothing.")
            .reads(RUN_ID)
            .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, NOT_THERE),
        call(ApiCall.RESTORE_RUN, "Take a run out of the bin", "A second time changes nothing.")
            .reads(RUN_ID)
            .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, NOT_THERE),
        call(ApiCall.GET_RUN, "Get a run", "Active or in the bin, with all that was logged.")
            .reads(RUN_ID)
            .answers(Field.of("run", RunShapes.RUN, "The run.").asRequired())
            .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, NOT_THERE),
        call(
                ApiCall.SEARCH_RUNS,
                "Search runs",
                "The runs of some experiments that match a filter, in order, page by page.")
            .reads(
                Field.of(
                    "experiment_ids",
                    FieldType.listOf(FieldType.EXPERIMENT_ID, Limits.EXPERIMENTS_PER_SEARCH),
                    "Whose runs. None are found without."),
                SharedFields.RUN_FILTER,
                SharedFields.view("run_view_type"),
                Field.of(
                        "max_results",
                        FieldType.integer(1, Limits.RUNS_PER_PAGE),
                        "How many a page may have. One of large runs has fewer.")
                    .orElse(Limits.RUNS_PER_PAGE_UNASKED),
                SharedFields.RUN_ORDER,
                SharedFields.PAGE_TOKEN)
            .answers(
                Field.of("runs", FieldType.listOf(RunShapes.RUN), "Absent when there are none."),
                SharedFields.NEXT_PAGE_TOKEN),
        promptlab());
  }

  private static final Field PRINTED =
      Field.of("value", FieldType.ANYTHING, "Kept as Python prints it.");

  private static final Shape WORD =
      Shape.named(
          "PromptlabWord", Field.of("key", FieldType.TEXT, "The name.").asRequired(), PRINTED);

  private static CallDescription promptlab() {
    return call(
            ApiCall.CREATE_PROMPTLAB_RUN,
            "Keep what was tried on a prompt",
            "For MLflow's web page, under its prefix alone: a finished run with the model's"
                + " parameters as params, and a table of what was tried as artifact.")
        .reads(
            SharedFields.EXPERIMENT_ID,
            Field.of("run_name", NAME, "A random one unless given."),
            Field.of("user_id", FieldType.TEXT, "Who tried it.").orElse("unknown"),
            Field.of("start_time", FieldType.INTEGER, "In ms since 1970. Now unless given."),
            Field.of("tags", FieldType.listOf(Keys.TAG), "The last value of a key wins."),
            Field.of("prompt_template", FieldType.TEXT, "The prompt.").asRequired(),
            Field.of("prompt_parameters", FieldType.listOf(WORD), "At least one.").asRequired(),
            Field.of("model_route", FieldType.TEXT, "The model.").asRequired(),
            Field.of(
                "model_parameters",
                FieldType.listOf(Shape.named("PromptlabParameter", Keys.KEY, PRINTED)),
                "Each key at most once."),
            Field.of("model_input", FieldType.TEXT, "What the model was asked.").asRequired(),
            Field.of("model_output", FieldType.TEXT, "What it answered."),
            Field.of("model_output_parameters", FieldType.listOf(WORD), "What else it answered."),
            Field.of("mlflow_version", FieldType.TEXT, "Of the web page.").asRequired())
        .answers(Field.of("run", RunShapes.RUN, "The run.").asRequired())
        .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, "There is no such experiment.");
  }

  private static CallDescription call(ApiCall call, String summary, String description) {
    return CallDescription.of(call, RUNS, summary, description);
  }
}
