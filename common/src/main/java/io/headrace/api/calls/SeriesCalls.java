package io.headrace.api.calls;

import static io.headrace.api.calls.Family.METRICS;

import io.headrace.api.ApiCall;
import io.headrace.api.Limits;
import io.headrace.api.schema.Field;
import io.headrace.api.schema.FieldType;
import io.headrace.api.schema.Shape;
import io.headrace.error.ErrorCode;
import io.headrace.model.SeriesAxis;
import io.headrace.model.SeriesFormat;
import java.util.List;

/** The call, by either method, that reads what charts draw, and whole histories as files. */
final class SeriesCalls {

  private static final Shape REQUEST =
      Shape.of(
          Field.of(
                  "run_ids",
                  FieldType.listOf(FieldType.TEXT, Limits.SERIES_PER_REQUEST),
                  "The runs; in a query the parameter repeated for each. One that is not there has"
                      + " empty series.")
              .asRequired(),
          Field.of(
                  "metric_keys",
                  FieldType.listOf(FieldType.TEXT, Limits.SERIES_PER_REQUEST),
                  "The metrics, of each run. Runs times metrics may be at most "
                      + Limits.SERIES_PER_REQUEST
                      + ".")
              .asRequired(),
          Field.of(
                  "x_axis",
                  FieldType.wordOf(SeriesAxis.class),
                  "What the range and the buckets are of. Timestamps are ms since the epoch, relative"
                      + " times ms since the run's start time.")
              .orElse(FieldType.word(SeriesAxis.STEP)),
          Field.of(
              "start", FieldType.INTEGER, "The least x. Unless given from the first point on."),
          Field.of("end", FieldType.INTEGER, "The greatest x. Unless given up to the last point."),
          Field.of(
              "buckets",
              FieldType.integer(1, Limits.BUCKETS_PER_SERIES),
              "How many buckets a series may come to; one that has no more points than that in the range"
                  + " is answered point by point. "
                  + Limits.BUCKETS_UNASKED
                  + " unless given, or as many as fit. All series together may be asked for "
                  + Limits.BUCKETS_PER_ANSWER
                  + ". Without meaning for `parquet`."),
          Field.of(
                  "format",
                  FieldType.wordOf(SeriesFormat.class),
                  "`arrow` answers with an Arrow IPC stream of buckets, `parquet` with a file of every"
                      + " point in the range. Unless given the `Accept` header decides, else it is JSON.")
              .orElse(FieldType.word(SeriesFormat.JSON)));

  private static final Shape SERIES =
      Shape.named(
          "Series",
          text("run_id", "The run."),
          text("metric_key", "The metric."),
          Field.of("points", FieldType.count(), "How many points are in the range.").asRequired(),
          integers("x", "Of each point."),
          integers("step", "Of each point."),
          integers("timestamp", "Of each point, ms since the epoch."),
          decimals("value", "Of each point."),
          integers("first_x", "The x of each bucket's first point."),
          integers("last_x", "The x of each bucket's last point."),
          integers("count", "How many points each bucket has."),
          integers("nan_count", "How many of them are NaN."),
          decimals("min", "The least value of each bucket; NaN if all are."),
          decimals("max", "The greatest value of each bucket; NaN if all are."),
          decimals("first", "The value of each bucket's first point."),
          decimals("last", "The value of each bucket's last point."));

  private SeriesCalls() {}

  private static Field text(String name, String description) {
    return Field.of(name, FieldType.TEXT, description).asRequired();
  }

  private static Field integers(String name, String description) {
    return Field.of(name, FieldType.listOf(FieldType.INTEGER), description);
  }

  private static Field decimals(String name, String description) {
    return Field.of(name, FieldType.listOf(FieldType.DECIMAL), description);
  }

  static List<CallDescription> all() {
    return List.of(call(ApiCall.GET_SERIES), call(ApiCall.GET_SERIES_BY_GET));
  }

  private static CallDescription call(ApiCall call) {
    return CallDescription.of(
            call,
            METRICS,
            "Get series for charts",
            "Of each run each metric, over a range of steps or times, in at most so many buckets:"
                + " groups of points that follow each other, with their least, greatest, first and"
                + " last value, so that no spike is lost. `points` series have `x`, `step`,"
                + " `timestamp` and `value`, the others the columns of buckets. docs/series.md says"
                + " more, also of the other formats.")
        .reads(REQUEST)
        .answers(
            Field.of(
                    "series",
                    FieldType.listOf(SERIES),
                    "By run and then metric, as asked for; a run or metric named twice once.")
                .asRequired())
        .refuses(ErrorCode.RESOURCE_EXHAUSTED, "Too many series are read at once.");
  }
}
