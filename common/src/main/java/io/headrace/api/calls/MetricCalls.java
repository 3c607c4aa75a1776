package io.headrace.api.calls;

import static io.headrace.api.calls.Family.METRICS;

import io.headrace.api.ApiCall;
import io.headrace.api.Limits;
import io.headrace.api.calls.CallDescription.Payload;
import io.headrace.api.schema.Field;
import io.headrace.api.schema.FieldType;
import io.headrace.api.schema.Shape;
import io.headrace.error.ErrorCode;
import java.util.List;
import java.util.stream.Stream;

/** The calls that read metrics. */
final class MetricCalls {

  private static final Field METRIC_KEY =
      Field.of("metric_key", FieldType.TEXT, "The metric.").asRequired();

  /** A point that tells whose it is. */
  private static final Shape RUN_POINT =
      Shape.named(
          "MetricOfRun",
          Stream.concat(
                  Stream.of(RunShapes.POINT),
                  Stream.of(Field.of("run_id", FieldType.TEXT, "The run.").asRequired()))
              .toArray(Field[]::new));

  private MetricCalls() {}

  static List<CallDescription> all() {
    return List.of(
        call(
                ApiCall.GET_METRIC_HISTORY,
                "Get every point of a metric",
                "By timestamp, step and value. A metric that was never logged has none, nor has a"
                    + " run that is not there.")
            .reads(
                Field.of("run_id", FieldType.TEXT, "The run.").asRequired().alsoNamed("run_uuid"),
                METRIC_KEY,
                Field.of(
                    "max_results",
                    FieldType.integer(1, Long.MAX_VALUE),
                    "How many points a page may have; more than "
                        + Limits.POINTS_PER_HISTORY_PAGE
                        + " is taken as that. All unless given, which is refused when they"
                        + " are more."),
                SharedFields.PAGE_TOKEN)
            .answers(
                Field.of(
                    "metrics", FieldType.listOf(RunShapes.METRIC), "Absent when there are none."),
                SharedFields.NEXT_PAGE_TOKEN),
        call(
                ApiCall.GET_METRIC_HISTORY_BULK,
                "Get the points of a metric of some runs",
                "By run, timestamp, step and value: the first of them. `NaN` and infinities are"
                    + " bare words here, as MLflow has it, which strict JSON is not. A run that"
                    + " is not there has no points.")
            .reads(
                Field.of(
                        "run_id",
                        FieldType.listOf(FieldType.TEXT, Limits.RUNS_PER_HISTORY),
                        "The runs, the parameter repeated for each.")
                    .asRequired(),
                METRIC_KEY,
                Field.of(
                        "max_results",
                        FieldType.count(),
                        "How many points in all; more than "
                            + Limits.POINTS_PER_BULK_HISTORY
                            + " is taken as that.")
                    .orElse(Limits.POINTS_PER_BULK_HISTORY))
            .answers(
                Field.of("metrics", FieldType.listOf(RUN_POINT), "Empty when there are none.")
                    .asRequired()),
        call(
                ApiCall.GET_METRIC_HISTORY_BULK_INTERVAL,
                "Get a sample of a metric of some runs",
                "What charts draw: of each run, in the order asked for, an even sample of its"
                    + " points, by step, timestamp and value. A run that is not there has none.")
            .reads(
                Field.of(
                        "run_ids",
                        FieldType.listOf(FieldType.TEXT, Limits.RUNS_PER_HISTORY),
                        "The runs, the parameter repeated for each.")
                    .asRequired(),
                METRIC_KEY,
                Field.of(
                    "start_step", FieldType.INTEGER, "The first step. Comes with `end_step` only."),
                Field.of(
                    "end_step", FieldType.INTEGER, "The last step. Comes with `start_step` only."),
                Field.of(
                        "max_results",
                        FieldType.integer(1, Limits.POINTS_PER_SAMPLE),
                        "How large a sample may be.")
                    .orElse(Limits.POINTS_PER_SAMPLE))
            .answers(
                Field.of("metrics", FieldType.listOf(RUN_POINT), "Absent when there are none.")),
        live());
  }

  private static CallDescription live() {
    return CallDescription.of(
            ApiCall.LIVE_METRICS,
            METRICS,
            "Listen to what is logged",
            "Server-sent events: the points of some runs, first the last that are stored, then each"
                + " as it is logged. The events are `start`, `history`, `live`, `points`, `run`,"
                + " `gap`, `gone` and `stop`; the data of each is a JSON object. Who comes back"
                + " with the header `Last-Event-ID`, as browsers do by themselves, is told what it"
                + " has missed. A client that is slow is told fewer points, but every spike.")
        .reads(
            Field.of(
                    "run_id",
                    FieldType.listOf(FieldType.TEXT, Limits.RUNS_PER_STREAM),
                    "The runs, the parameter repeated for each.")
                .asRequired(),
            Field.of(
                "key",
                FieldType.listOf(FieldType.TEXT, Limits.KEYS_PER_STREAM),
                "The metrics, the parameter repeated for each. All of the runs unless given."),
            Field.of(
                    "history",
                    FieldType.integer(0, Limits.POINTS_PER_STREAM_START),
                    "How many of the last points of each metric to begin with; of very many metrics"
                        + " it is fewer.")
                .orElse(1_000),
            Field.of(
                    "last_event_id",
                    FieldType.TEXT,
                    "The same as the header `Last-Event-ID`, for who cannot set one.")
                .orElse(""))
        .carries(Payload.EVENTS)
        .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, "One of the runs is not there.")
        .refuses(ErrorCode.RESOURCE_EXHAUSTED, "Too many streams at once.");
  }

  private static CallDescription call(ApiCall call, String summary, String description) {
    return CallDescription.of(call, METRICS, summary, description)
        .refuses(ErrorCode.RESOURCE_EXHAUSTED, "Too many histories are read at once.");
  }
}
