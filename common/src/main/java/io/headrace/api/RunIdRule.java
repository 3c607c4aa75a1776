package io.headrace.api;

import io.headrace.error.HeadraceException;

/**
 * What a run id looks like: a letter or digit, then letters, digits, dashes and underscores, 256 in
 * all. ASCII only, as the event schema has it; MLflow would let other scripts' letters pass, but
 * neither it nor we give a run such an id.
 */
public final class RunIdRule {

  private RunIdRule() {}

  /**
   * Refuses what is no run id.
   *
   * @throws HeadraceException with MLflow's text
   */
  public static void check(String runId) {
    if (!isAllowed(runId)) {
      throw InvalidValue.at("run_id", runId);
    }
  }

  /** Whether {@code runId} may be the id of a run. */
  public static boolean isAllowed(String runId) {
    if (runId.isEmpty() || runId.length() > Limits.RUN_ID_LENGTH || !isAlphanumeric(runId, 0)) {
      return false;
    }
    for (int i = 1; i < runId.length(); i++) {
      char c = runId.charAt(i);
      if (c != '-' && c != '_' && !isAlphanumeric(runId, i)) {
        return false;
      }
    }
    return true;
  }

  /** What a client is told that names a run we do not know. */
  public static HeadraceException unknown(String runId) {
    return HeadraceException.notFound("Run with id=" + InvalidValue.echo(runId) + " not found");
  }

  private static boolean isAlphanumeric(String runId, int index) {
    char c = runId.charAt(index);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
