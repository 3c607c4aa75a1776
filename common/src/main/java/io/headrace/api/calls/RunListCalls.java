package io.headrace.api.calls;

import static io.headrace.api.calls.Family.RUNS;

import io.headrace.api.ApiCall;
import io.headrace.api.Limits;
import io.headrace.api.schema.Field;
import io.headrace.api.schema.FieldType;
import io.headrace.api.schema.Shape;
import io.headrace.error.ErrorCode;
import io.headrace.model.KeyKind;
import io.headrace.model.RunFileFormat;
import java.util.List;

/** The calls behind tables of runs: chosen columns, groups, and what there is to choose from. */
final class RunListCalls {

  private static final Field EXPERIMENT_IDS =
      Field.of(
              "experiment_ids",
              FieldType.listOf(FieldType.EXPERIMENT_ID, Limits.EXPERIMENTS_PER_SEARCH),
              "Whose runs.")
          .asRequired();

  private static final Field VIEW = SharedFields.view("run_view_type");

  private static final String COLUMN_EXAMPLES =
      "Such as `metrics.loss`, ``params.`learning rate` ``, `attributes.run_name`,"
          + " `attributes.lifecycle_stage`.";

  private static final Field TOTAL =
      Field.of("total", FieldType.count(), "How many there are, on this page or not.").asRequired();

  private static final Field MATCHES =
      Field.of("matches", FieldType.count(), "How many runs pass the filter.").asRequired();

  private static final Field LIST_ORDER =
      Field.of(
          "order_by",
          FieldType.listOf(FieldType.TEXT),
          "Such as `metrics.loss DESC`, or by `attributes.duration`, `attributes.experiment_id` or"
              + " `attributes.lifecycle_stage`, which filters do not take. `natural(params.lr)`, or"
              + " the same of a tag, has texts that are numbers first, as numbers. At the end, what"
              + " was started last comes first.");

  private static final Field SKIP =
      Field.of(
              "skip",
              FieldType.integer(0, Limits.ROWS_SKIPPED),
              "How many to pass over, behind the page before.")
          .orElse(0);

  private RunListCalls() {}

  static List<CallDescription> all() {
    return List.of(list(), export(), group(), keys(), values());
  }

  private static CallDescription list() {
    return CallDescription.of(
            ApiCall.LIST_RUNS,
            RUNS,
            "List runs with chosen columns",
            "What a table of runs shows and no more: of each run that matches a filter the columns"
                + " asked for. docs/runs.md says more.")
        .reads(
            EXPERIMENT_IDS,
            Field.of(
                "columns",
                FieldType.listOf(FieldType.TEXT, Limits.COLUMNS_PER_LIST),
                COLUMN_EXAMPLES
                    + " Runs times columns may be at most "
                    + Limits.VALUES_PER_LIST
                    + " a page."),
            SharedFields.RUN_FILTER,
            VIEW,
            Field.of(
                    "max_results",
                    FieldType.integer(1, Limits.RUNS_PER_LIST),
                    "How many runs a page may have.")
                .orElse(Limits.RUNS_PER_LIST_UNASKED),
            LIST_ORDER,
            SharedFields.PAGE_TOKEN,
            SKIP)
        .answers(
            MATCHES,
            Field.of("columns", FieldType.listOf(FieldType.TEXT), "As asked for.").asRequired(),
            Field.of(
                    "runs",
                    FieldType.listOf(
                        Shape.named(
                            "ListedRun",
                            Field.of("run_id", FieldType.TEXT, "The run.").asRequired(),
                            Field.of("experiment_id", FieldType.TEXT, "Its experiment.")
                                .asRequired(),
                            Field.of(
                                    "values",
                                    FieldType.listOf(FieldType.ANYTHING),
                                    "Of each column: a text, a number, or null.")
                                .asRequired())),
                    "In order.")
                .asRequired(),
            SharedFields.NEXT_PAGE_TOKEN);
  }

  private static CallDescription export() {
    return CallDescription.of(
            ApiCall.EXPORT_RUNS,
            RUNS,
            "Export runs",
            "All runs that match a filter as a file, streamed while it is made: Parquet with types,"
                + " or CSV (RFC 4180, UTF-8). Columns are named as in MLflow's `search_runs`, behind"
                + " `run_id` and `experiment_id`. docs/runs.md says more.")
        .reads(
            EXPERIMENT_IDS,
            Field.of(
                "columns",
                FieldType.listOf(FieldType.TEXT, Limits.COLUMNS_PER_LIST),
                COLUMN_EXAMPLES
                    + " What is named twice comes once. Without any `run_name`, `status`,"
                    + " `start_time`, `end_time` and `user_id`."),
            SharedFields.RUN_FILTER,
            VIEW,
            LIST_ORDER,
            Field.of("format", FieldType.wordOf(RunFileFormat.class), "Of the file.")
                .orElse(FieldType.word(RunFileFormat.PARQUET)))
        .carries(CallDescription.Payload.TABLE)
        .refuses(ErrorCode.RESOURCE_EXHAUSTED, "Too many exports are under way.");
  }

  private static CallDescription group() {
    return CallDescription.of(
            ApiCall.GROUP_RUNS,
            RUNS,
            "Group runs",
            "Groups runs by params, tags or attributes, counts them, and gives the least, greatest,"
                + " mean or last value of metrics in each group, and how many have one. Without"
                + " `group_by` all runs are one group.")
        .reads(
            EXPERIMENT_IDS,
            Field.of(
                "group_by",
                FieldType.listOf(FieldType.TEXT, Limits.KEYS_PER_GROUP),
                "Such as `params.optimizer`, `tags.team`, `attributes.status`. There may be at most "
                    + Limits.GROUPS
                    + " groups."),
            Field.of(
                "aggregates",
                FieldType.listOf(FieldType.TEXT, Limits.AGGREGATES_PER_GROUP),
                "Such as `mean(metrics.loss)`: `min`, `max`, `mean`, `last` or `count` of a metric,"
                    + " or of `attributes.start_time`, `attributes.end_time` or"
                    + " `attributes.duration`. `last` is that of the run started last, `count` how"
                    + " many have one. NaN is left out."),
            SharedFields.RUN_FILTER,
            VIEW,
            Field.of(
                    "max_results",
                    FieldType.integer(1, Limits.GROUPS_PER_PAGE),
                    "How many groups a page may have.")
                .orElse(Limits.GROUPS_PER_PAGE_UNASKED),
            Field.of(
                "order_by",
                FieldType.listOf(FieldType.TEXT),
                "Such as `runs DESC`, or something of `aggregates` or `group_by` as written there;"
                    + " of params and tags also `natural(params.lr)`, which has texts that are"
                    + " numbers first, as numbers. At the end by all of `group_by`. At most 100."),
            SharedFields.PAGE_TOKEN,
            SKIP)
        .answers(
            MATCHES,
            TOTAL,
            Field.of(
                    "groups",
                    FieldType.listOf(
                        Shape.named(
                            "RunGroup",
                            Field.of(
                                    "keys",
                                    FieldType.listOf(FieldType.ANYTHING),
                                    "Of each of `group_by` the text, or null for runs without.")
                                .asRequired(),
                            Field.of("runs", FieldType.count(), "How many.").asRequired(),
                            Field.of(
                                    "values",
                                    FieldType.listOf(FieldType.ANYTHING),
                                    "Of each of `aggregates` a number; null if no run has one, but a"
                                        + " `count` of 0.")
                                .asRequired())),
                    "In order.")
                .asRequired(),
            SharedFields.NEXT_PAGE_TOKEN);
  }

  private static CallDescription keys() {
    return CallDescription.of(
            ApiCall.LIST_RUN_KEYS,
            RUNS,
            "List the keys of runs",
            "The metrics, params or tags that runs of some experiments have, active or deleted,"
                + " in alphabetical order, and how many runs have each.")
        .reads(
            EXPERIMENT_IDS,
            Field.of("kind", FieldType.wordOf(KeyKind.class), "What of runs.")
                .orElse(FieldType.word(KeyKind.METRIC)),
            prefix(),
            contains(),
            Field.of(
                    "max_results",
                    FieldType.integer(1, Limits.KEYS_PER_ANSWER),
                    "How many keys, the first.")
                .orElse(Limits.KEYS_PER_ANSWER_UNASKED),
            Field.of(
                    "ranges",
                    FieldType.BOOLEAN,
                    "The least and greatest of the latest values, too: of metrics alone, and at most "
                        + Limits.KEYS_WITH_RANGES
                        + " keys.")
                .orElse(false))
        .answers(
            TOTAL,
            Field.of(
                    "keys",
                    FieldType.listOf(
                        Shape.named(
                            "RunKey",
                            Field.of("key", FieldType.TEXT, "The key.").asRequired(),
                            Field.of("runs", FieldType.count(), "How many runs have it.")
                                .asRequired(),
                            Field.of("min", FieldType.DECIMAL, "Absent if all are NaN."),
                            Field.of("max", FieldType.DECIMAL, "Absent if all are NaN."))),
                    "In alphabetical order.")
                .asRequired());
  }

  private static CallDescription values() {
    return CallDescription.of(
            ApiCall.LIST_RUN_VALUES,
            RUNS,
            "List the values of a param, tag or attribute",
            "The different values that runs of some experiments have, active or deleted, the most"
                + " frequent first, and how many runs have each.")
        .reads(
            EXPERIMENT_IDS,
            Field.of(
                    "column",
                    FieldType.TEXT,
                    "Such as `params.optimizer`, `tags.team`, `attributes.run_name`.")
                .asRequired(),
            prefix(),
            contains(),
            Field.of(
                    "max_results",
                    FieldType.integer(1, Limits.VALUES_PER_ANSWER),
                    "How many values, the first.")
                .orElse(Limits.VALUES_PER_ANSWER_UNASKED))
        .answers(
            TOTAL,
            Field.of(
                    "values",
                    FieldType.listOf(
                        Shape.named(
                            "RunValue",
                            Field.of("value", FieldType.TEXT, "The value.").asRequired(),
                            Field.of("runs", FieldType.count(), "How many runs have it.")
                                .asRequired())),
                    "The most frequent first.")
                .asRequired());
  }

  private static Field prefix() {
    return Field.of("prefix", FieldType.TEXT, "Only those that begin so.");
  }

  private static Field contains() {
    return Field.of("contains", FieldType.TEXT, "Only those that have that, in either case.");
  }
}
