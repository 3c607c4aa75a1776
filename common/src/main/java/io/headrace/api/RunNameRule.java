package io.headrace.api;

import io.headrace.error.HeadraceException;

/** What a run may be called. */
public final class RunNameRule {

  private RunNameRule() {}

  /**
   * Refuses a name that is too long.
   *
   * @throws HeadraceException naming {@code run_name}
   */
  public static void check(String name) {
    TextLength.check("run_name", Limits.RUN_NAME_LENGTH, name);
  }
}
