package io.headrace.fuzz;

/** Ids of what exists on the server, so that requests come further than to what is not there. */
record Subjects(String experimentId, String runId, String modelId) {

  /** Puts them in the place of {@code $EXPERIMENT}, {@code $RUN} and {@code $MODEL}. */
  String fill(String template) {
    return template
        .replace("$EXPERIMENT", experimentId)
        .replace("$RUN", runId)
        .replace("$MODEL", modelId);
  }
}
