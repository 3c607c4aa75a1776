package io.headrace.api;

import io.headrace.error.HeadraceException;

/** MLflow's refusal of a value: {@code Invalid value "…" for parameter 'path' supplied}. */
final class InvalidValue {

  /** A value may be as large as a request; its echo, in code points, may not. */
  private static final int LONGEST_ECHO = 1_000;

  private InvalidValue() {}

  static HeadraceException at(String path, String value) {
    return refusal(path, json(value), ".");
  }

  static HeadraceException at(String path, String value, String reason) {
    return refusal(path, json(value), ": " + reason);
  }

  static HeadraceException at(String path, long value, String reason) {
    return refusal(path, Long.toString(value), ": " + reason);
  }

  private static HeadraceException refusal(String path, String json, String reason) {
    return HeadraceException.invalid(
        "Invalid value " + json + " for parameter '" + path + "' supplied" + reason);
  }

  /** Text cut to what an error message can carry. */
  static String echo(String value) {
    String start = TextLength.truncate(LONGEST_ECHO, value);
    return start.length() == value.length() ? value : start + "...";
  }

  private static String json(String value) {
    return PythonJson.text(echo(value));
  }
}
