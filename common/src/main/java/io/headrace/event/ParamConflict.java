package io.headrace.event;

import io.headrace.api.PythonText;
import io.headrace.error.HeadraceException;
import java.util.List;
import java.util.stream.Collectors;

/** A param that is there with another value; params are written once. */
record ParamConflict(String key, String before, String logged) {

  static HeadraceException refusal(String runId, List<ParamConflict> conflicts) {
    return HeadraceException.invalid(
        "Changing param values is not allowed. Params were already logged='["
            + conflicts.stream().map(ParamConflict::text).collect(Collectors.joining(", "))
            + "]' for run ID='"
            + runId
            + "'.");
  }

  private String text() {
    return "{'key': "
        + PythonText.repr(key)
        + ", 'old_value': "
        + PythonText.repr(before)
        + ", 'new_value': "
        + PythonText.repr(logged)
        + "}";
  }
}
