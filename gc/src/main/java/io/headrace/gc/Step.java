package io.headrace.gc;

/**
 * The steps by which something goes, in their order. After each of them the process may end, and
 * whoever comes next goes on.
 */
enum Step {
  PURGE_RUN,
  RUN_ARTIFACTS,
  RUN_MODEL_POINTS,
  RUN_POINTS,
  RUN_ROW,
  CLAIM_EXPERIMENT,
  SEAL_EXPERIMENT,
  RELEASE_EXPERIMENT,
  HIDE_MODEL,
  MODEL_ARTIFACTS,
  MODEL_POINTS,
  MODEL_ROW,
  EXPERIMENT_ARTIFACTS,
  REMOVE_EXPERIMENT
}
