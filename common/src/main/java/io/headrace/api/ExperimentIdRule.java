package io.headrace.api;

import io.headrace.error.HeadraceException;

/** What an experiment id may be. */
public final class ExperimentIdRule {

  private ExperimentIdRule() {}

  /**
   * The id as we write it: a whole number in decimal, without zeros in front.
   *
   * @throws HeadraceException with MLflow's text when it is no such number
   */
  public static String canonical(String experimentId) {
    try {
      return Long.toString(Long.parseLong(experimentId));
    } catch (NumberFormatException e) {
      throw HeadraceException.invalid(
          "Invalid experiment ID '"
              + InvalidValue.echo(experimentId)
              + "'. Experiment ID must be a valid integer.");
    }
  }
}
