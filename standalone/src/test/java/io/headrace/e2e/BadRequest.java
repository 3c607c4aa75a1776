package io.headrace.e2e;

/**
 * A request that must be refused, and how.
 *
 * @param name what is wrong with it
 * @param path below {@code /api/2.0}; {@code $RUN} and {@code $DELETED} stand for the ids of two
 *     runs of the test
 * @param body null for none
 * @param status of the answer
 * @param errorCode MLflow's
 * @param text that the answer's message contains
 */
record BadRequest(
    String name,
    String method,
    String path,
    String body,
    int status,
    String errorCode,
    String text) {

  /** No run has this id. */
  static final String NOBODY = "0".repeat(32);

  /** What is said of every write to a deleted run. */
  static final String DELETED =
      "The run $DELETED must be in the 'active' state. Current state is deleted.";

  private static final String INVALID = "INVALID_PARAMETER_VALUE";
  private static final String UNKNOWN = "RESOURCE_DOES_NOT_EXIST";

  /** A body with a mistake of its own. */
  static BadRequest invalid(String name, String call, String body, String text) {
    return new BadRequest(name, "POST", "/mlflow/" + call, body, 400, INVALID, text);
  }

  /** A query with a mistake of its own. */
  static BadRequest invalidQuery(String name, String query, String text) {
    return new BadRequest(name, "GET", query, null, 400, INVALID, text);
  }

  /** A body that names what does not exist. */
  static BadRequest unknown(String name, String call, String body, String text) {
    return new BadRequest(name, "POST", "/mlflow/" + call, body, 404, UNKNOWN, text);
  }

  /** A query that names what does not exist. */
  static BadRequest unknownQuery(String name, String query, String text) {
    return new BadRequest(name, "GET", query, null, 404, UNKNOWN, text);
  }

  /** What is said of a field that is not there. */
  static String missing(String path) {
    return "Missing value for required parameter '"
        + path
        + "'. See the API docs for more information about request parameters.";
  }

  /** What is said of a value of another type. */
  static String wrongType(String value, String path, String type) {
    return "Invalid value "
        + value
        + " for parameter '"
        + path
        + "' supplied:  Hint: Value was of type '"
        + type
        + "'.";
  }

  /** The request for the runs of a test. */
  BadRequest about(String run, String deleted) {
    return new BadRequest(
        name,
        method,
        fill(path, run, deleted),
        body == null ? null : fill(body, run, deleted),
        status,
        errorCode,
        fill(text, run, deleted));
  }

  private static String fill(String template, String run, String deleted) {
    return template.replace("$RUN", run).replace("$DELETED", deleted);
  }

  @Override
  public String toString() {
    return path.substring(path.indexOf('/', 1) + 1) + ": " + name;
  }
}
