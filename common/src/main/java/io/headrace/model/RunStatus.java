package io.headrace.model;

import java.util.Map;

/** MLflow's run statuses. */
public enum RunStatus {
  RUNNING,
  SCHEDULED,
  FINISHED,
  FAILED,
  KILLED;

  /** The numbers by which requests may name them. */
  public static final Map<Integer, RunStatus> BY_NUMBER =
      Map.of(1, RUNNING, 2, SCHEDULED, 3, FINISHED, 4, FAILED, 5, KILLED);

  /** Whether nothing more is expected of a run in this state. */
  public boolean ended() {
    return this == FINISHED || this == FAILED || this == KILLED;
  }
}
