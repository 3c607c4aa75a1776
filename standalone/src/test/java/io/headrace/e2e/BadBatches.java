package io.headrace.e2e;

import static io.headrace.e2e.BadRequest.DELETED;
import static io.headrace.e2e.BadRequest.NOBODY;
import static io.headrace.e2e.BadRequest.invalid;
import static io.headrace.e2e.BadRequest.missing;
import static io.headrace.e2e.BadRequest.unknown;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Calls of log-batch that must be refused whole, with the refusals of MLflow 3.17.2. */
final class BadBatches {

  private static final String GOOD_METRIC =
      "{'key': 'half', 'value': 1, 'timestamp': 1, 'step': 0}";

  private BadBatches() {}

  static List<BadRequest> all() {
    String call = "runs/log-batch";
    String goodParam = "'params': [{'key': 'half', 'value': '1'}]";
    return List.of(
        invalid(
            "1001 metrics",
            call,
            batch("'metrics': " + list(1001, GOOD_METRIC)),
            "A batch logging request can contain at most 1000 metrics. Got 1001 metrics."),
        invalid(
            "101 params",
            call,
            batch("'params': " + list(101, "{'key': 'p#', 'value': '1'}")),
            "A batch logging request can contain at most 100 params. Got 101 params."),
        invalid(
            "101 tags",
            call,
            batch("'tags': " + list(101, "{'key': 't#', 'value': '1'}")),
            "A batch logging request can contain at most 100 tags. Got 101 tags."),
        invalid(
            "1000 metrics and a tag",
            call,
            batch(
                "'metrics': "
                    + list(1000, GOOD_METRIC)
                    + ", 'tags': [{'key': 'half', 'value': '1'}]"),
            "at most 1000 metrics, params, and tags. Got 1001 metrics, params, and tags."),
        invalid("text for the metrics", call, batch("'metrics': 'many'"), "Invalid value \"many\""),
        invalid(
            "a metric without a timestamp",
            call,
            batch("'metrics': [{'key': 'm', 'value': 1}], " + goodParam),
            missing("metrics[0].timestamp")),
        invalid(
            "a word for the second timestamp",
            call,
            batch(
                "'metrics': ["
                    + GOOD_METRIC
                    + ", {'key': 'm', 'value': 1, 'timestamp': 'x'}], "
                    + goodParam),
            ""),
        invalid(
            "a bad second key",
            call,
            batch(
                "'metrics': ["
                    + GOOD_METRIC
                    + ", {'key': '../x', 'value': 1, 'timestamp': 1}], "
                    + goodParam),
            "for parameter 'metrics[1].name' supplied: Names may be treated as files"),
        invalid(
            "a param key twice",
            call,
            batch(
                "'params': [{'key': 'd', 'value': '1'}, {'key': 'd', 'value': '2'}], 'metrics': ["
                    + GOOD_METRIC
                    + "]"),
            "Duplicate parameter keys have been submitted: ['d']."),
        invalid(
            "a bad tag key",
            call,
            batch(goodParam + ", 'tags': [{'key': '/bad', 'value': '1'}]"),
            "for parameter 'tags[0].key' supplied"),
        invalid(
            "an impossible run id",
            call,
            "{'run_id': '!!', 'metrics': [" + GOOD_METRIC + "]}",
            "for parameter 'run_id' supplied"),
        unknown(
            "a run that is not there",
            call,
            "{'run_id': '" + NOBODY + "', 'metrics': [" + GOOD_METRIC + "]}",
            "Run with id=" + NOBODY + " not found"),
        invalid(
            "a deleted run",
            call,
            "{'run_id': '$DELETED', 'metrics': [" + GOOD_METRIC + "], " + goodParam + "}",
            DELETED));
  }

  private static String batch(String fields) {
    return "{'run_id': '$RUN', " + fields + "}";
  }

  /** A JSON list of so many items; {@code #} in the item is its index. */
  private static String list(int count, String item) {
    return IntStream.range(0, count)
        .mapToObj(index -> item.replace("#", Integer.toString(index)))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
