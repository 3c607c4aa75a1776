package io.headrace.api;

import io.headrace.error.HeadraceException;

/** What an experiment id may be. */
public final class ExperimentIdRule {

  private ExperimentIdRule() {}

  /**
   * The id itself: a whole number in decimal, without plus sign, blanks or zeros in front, so that
   * an experiment has one id.
   *
   * @throws HeadraceException with MLflow's text when it is no such number
   */
  public static String checked(String experimentId) {
    if (!isAllowed(experimentId)) {
      throw HeadraceException.invalid(
          "Invalid experiment ID '"
              + InvalidValue.echo(experimentId)
              + "'. Experiment ID must be a valid integer.");
    }
    return experimentId;
  }

  /** Whether it is such a number. */
  public static boolean isAllowed(String experimentId) {
    try {
      return Long.toString(Long.parseLong(experimentId)).equals(experimentId);
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
