package io.headrace.e2e;

import static io.headrace.e2e.BadRequest.DELETED;
import static io.headrace.e2e.BadRequest.NOBODY;
import static io.headrace.e2e.BadRequest.invalid;
import static io.headrace.e2e.BadRequest.invalidQuery;
import static io.headrace.e2e.BadRequest.missing;
import static io.headrace.e2e.BadRequest.unknown;
import static io.headrace.e2e.BadRequest.unknownQuery;
import static io.headrace.e2e.BadRequest.wrongType;

import java.util.List;
import java.util.stream.Stream;

/** Requests that clients get wrong, with the refusals of MLflow 3.17.2. */
final class BadRequests {

  private static final String TOO_LONG = "k".repeat(251);

  private BadRequests() {}

  static Stream<BadRequest> all() {
    return Stream.of(metrics(), paramsAndTags(), BadBatches.all(), runs(), experiments(), others())
        .flatMap(List::stream);
  }

  private static List<BadRequest> metrics() {
    String call = "runs/log-metric";
    return List.of(
        invalid("truncated JSON", call, "{'run_id':", ""),
        invalid("JSON that is no object", call, "[1]", ""),
        invalid("no run", call, "{}", missing("run_id")),
        invalid("no key", call, metric("'value': 1, 'timestamp': 1"), missing("key")),
        invalid("no value", call, metric("'key': 'm', 'timestamp': 1"), missing("value")),
        invalid("no timestamp", call, metric("'key': 'm', 'value': 1"), missing("timestamp")),
        invalid(
            "a word for a value",
            call,
            metric("'key': 'm', 'value': 'much', 'timestamp': 1"),
            wrongType("\"much\"", "value", "str")),
        invalid(
            "a word for a timestamp",
            call,
            metric("'key': 'm', 'value': 1, 'timestamp': 'now'"),
            wrongType("\"now\"", "timestamp", "str")),
        invalid(
            "a timestamp before 1970",
            call,
            metric("'key': 'm', 'value': 1, 'timestamp': -1"),
            "Timestamp must be a nonnegative long (64-bit integer)"),
        invalid(
            "a fraction for a timestamp",
            call,
            metric("'key': 'm', 'value': 1, 'timestamp': 1.5"),
            ""),
        invalid(
            "a number for a key",
            call,
            metric("'key': 7, 'value': 1, 'timestamp': 1"),
            wrongType("7", "key", "int")),
        invalid(
            "a key that climbs",
            call,
            metric("'key': '../m', 'value': 1, 'timestamp': 1"),
            "must not resolve to other names when treated as such"),
        invalid(
            "a key with a sign that is not allowed",
            call,
            metric("'key': 'a#b', 'value': 1, 'timestamp': 1"),
            "Names may only contain alphanumerics"),
        invalid(
            "a run in both spellings",
            call,
            metric("'runId': '$RUN', 'key': 'm', 'value': 1, 'timestamp': 1"),
            "Request specifies both 'run_id' and 'runId'; provide only one of them."),
        invalid(
            "a timestamp before 1970 of a large value",
            call,
            metric("'key': 'm', 'value': 1e22, 'timestamp': -1"),
            "supplied: metric 'm' (value=1e+22). Timestamp must be a nonnegative long"),
        invalid(
            "a list for a value",
            call,
            metric("'key': 'm', 'value': [1, 2.50], 'timestamp': 1"),
            wrongType("[1,2.5]", "value", "list")),
        invalid(
            "a key too long",
            call,
            metric("'key': '" + TOO_LONG + "', 'value': 1, 'timestamp': 1"),
            "'Metric name' exceeds the maximum length of 250 characters"),
        unknown(
            "a run that is not there",
            call,
            "{'run_id': '" + NOBODY + "', 'key': 'm', 'value': 1, 'timestamp': 1}",
            "Run with id=" + NOBODY + " not found"),
        invalid(
            "a deleted run",
            call,
            "{'run_id': '$DELETED', 'key': 'm', 'value': 1, 'timestamp': 1}",
            DELETED));
  }

  private static List<BadRequest> paramsAndTags() {
    return List.of(
        invalid(
            "a param key too long",
            "runs/log-parameter",
            "{'run_id': '$RUN', 'key': '" + TOO_LONG + "', 'value': '1'}",
            "'Param key' exceeds the maximum length of 250 characters"),
        invalid(
            "a number for a param value",
            "runs/log-parameter",
            "{'run_id': '$RUN', 'key': 'p', 'value': 3}",
            wrongType("3", "value", "int")),
        invalid(
            "no param key",
            "runs/log-parameter",
            "{'run_id': '$RUN', 'value': '1'}",
            missing("key")),
        invalid(
            "a param for a deleted run",
            "runs/log-parameter",
            "{'run_id': '$DELETED', 'key': 'p', 'value': '1'}",
            DELETED),
        unknown(
            "a param for a run that is not there",
            "runs/log-parameter",
            "{'run_id': '" + NOBODY + "', 'key': 'p', 'value': '1'}",
            "Run with id=" + NOBODY + " not found"),
        invalid(
            "a tag key too long",
            "runs/set-tag",
            "{'run_id': '$RUN', 'key': '" + TOO_LONG + "', 'value': '1'}",
            "'key' exceeds the maximum length of 250 characters"),
        unknown(
            "a tag that is not there",
            "runs/delete-tag",
            "{'run_id': '$RUN', 'key': 'none'}",
            "No tag with name: none in run with id $RUN"));
  }

  private static List<BadRequest> runs() {
    return List.of(
        unknown(
            "an experiment that is not there",
            "runs/create",
            "{'experiment_id': '987654'}",
            "No Experiment with id=987654 exists"),
        unknown(
            "a run that is not there",
            "runs/update",
            "{'run_id': '" + NOBODY + "', 'status': 'FINISHED'}",
            "Run with id=" + NOBODY + " not found"),
        invalid(
            "a number for a status that is none",
            "runs/update",
            "{'run_id': '$RUN', 'status': 99}",
            wrongType("99", "status", "int")),
        invalid(
            "an empty run beside its older name",
            "runs/update",
            "{'run_id': '', 'run_uuid': '$RUN'}",
            missing("run_id")),
        invalid(
            "a word for a start before an experiment id that is none",
            "runs/create",
            "{'experiment_id': 'x', 'start_time': 'now'}",
            wrongType("\"now\"", "start_time", "str")),
        invalid(
            "two names",
            "runs/create",
            "{'experiment_id': '0', 'run_name': 'a', 'tags': [{'key': 'mlflow.runName', 'value':"
                + " 'b'}]}",
            "Both 'run_name' argument and 'mlflow.runName' tag are specified"),
        invalid("no models", "runs/outputs", "{'run_id': '$RUN'}", missing("models")),
        unknown("a run that is not there", "runs/delete", "{'run_id': '" + NOBODY + "'}", NOBODY),
        unknown("a run that is not there", "runs/restore", "{'run_id': '" + NOBODY + "'}", NOBODY),
        invalidQuery("no run", "/mlflow/runs/get", missing("run_id")),
        unknownQuery(
            "a run that is not there",
            "/mlflow/runs/get?run_id=" + NOBODY,
            "Run with id=" + NOBODY + " not found"),
        invalidQuery("no key", "/mlflow/metrics/get-history?run_id=$RUN", missing("metric_key")),
        invalidQuery(
            "a page of nothing",
            "/mlflow/metrics/get-history?run_id=$RUN&metric_key=m&max_results=0",
            "Invalid value 0 for parameter 'max_results' supplied. It must be a positive integer."),
        invalidQuery(
            "a page token that we never gave",
            "/mlflow/metrics/get-history?run_id=$RUN&metric_key=m&max_results=5&page_token=garbage",
            "Invalid page token"),
        invalid(
            "a filter that is none",
            "runs/search",
            "{'experiment_ids': ['0'], 'filter': 'nonsense'}",
            "Invalid"),
        invalid(
            "an experiment id that is none",
            "runs/search",
            "{'experiment_ids': ['007']}",
            "Invalid experiment ID '007'"),
        invalid(
            "too many at once",
            "runs/search",
            "{'experiment_ids': ['0'], 'max_results': 50001}",
            "Invalid value 50001 for parameter 'max_results' supplied"),
        invalid(
            "a page token that we never gave",
            "runs/search",
            "{'experiment_ids': ['0'], 'page_token': 'garbage'}",
            "Invalid page token"),
        invalid(
            "text for a list",
            "runs/search",
            "{'experiment_ids': '0'}",
            wrongType("\"0\"", "experiment_ids", "str")));
  }

  private static List<BadRequest> experiments() {
    return List.of(
        invalid("no name", "experiments/create", "{}", missing("name")),
        invalid(
            "a number for a name",
            "experiments/create",
            "{'name': 5}",
            wrongType("5", "name", "int")),
        invalid(
            "a name too long",
            "experiments/create",
            "{'name': '" + "n".repeat(501) + "'}",
            "'name' exceeds the maximum length of 500 characters"),
        invalid(
            "a bad tag after a bad location",
            "experiments/create",
            "{'name': 'x', 'tags': [{'key': 'a#'}], 'artifact_location': 's3://b/a#f'}",
            "'artifact_location' URL can't include fragments or params."),
        invalid(
            "a bad tag before a bad one",
            "experiments/create",
            "{'name': 'x', 'tags': [{'key': 'z#'}, {'key': 'a#'}]}",
            "Invalid value \"z#\" for parameter 'key'"),
        invalid(
            "a bad tag for an id that is none",
            "experiments/set-experiment-tag",
            "{'experiment_id': 'x', 'key': 'a#', 'value': '1'}",
            "Invalid value \"a#\" for parameter 'key'"),
        invalid(
            "an archival of traces that is none",
            "experiments/set-experiment-tag",
            "{'experiment_id': '0', 'key': 'mlflow.trace.archivalRetention', 'value': '30d'}",
            "Trace archival config must be encoded as a JSON object."),
        unknownQuery(
            "one that is not there",
            "/mlflow/experiments/get?experiment_id=987654",
            "No Experiment with id=987654 exists"),
        unknownQuery(
            "a name that is not there",
            "/mlflow/experiments/get-by-name?experiment_name=nope",
            "Could not find experiment with name 'nope'"));
  }

  private static List<BadRequest> others() {
    return List.of(
        unknownQuery(
            "a model that is not there",
            "/mlflow/logged-models/m-none",
            "Logged model with ID 'm-none' not found."),
        invalid("no experiment", "logged-models", "{'name': 'x'}", missing("experiment_id")),
        invalid(
            "a bad name",
            "logged-models",
            "{'experiment_id': '0', 'name': 'a/b'}",
            "Invalid model name ('a/b') provided."),
        invalidQuery(
            "a path that climbs", "/mlflow/artifacts/list?run_id=$RUN&path=../x", "Invalid path"),
        unknownQuery(
            "a run that is not there",
            "/mlflow/artifacts/list?run_id=" + NOBODY,
            "Run with id=" + NOBODY + " not found"),
        invalidQuery(
            "a path that climbs",
            "/mlflow-artifacts/artifacts/a/%2e%2e/%2e%2e/etc/passwd",
            "Invalid path"),
        unknownQuery("a file that is not there", "/mlflow-artifacts/artifacts/none/x.txt", ""));
  }

  private static String metric(String fields) {
    return "{'run_id': '$RUN', " + fields + "}";
  }
}
