package io.headrace.api;

import io.headrace.error.HeadraceException;
import java.util.Map;
import java.util.Set;

/** What an experiment may be called and tagged with. */
public final class ExperimentRule {

  private static final String VIEW_PREFIX = "mlflow.customView.view";

  private ExperimentRule() {}

  /**
   * Refuses a name that is empty or too long.
   *
   * @throws HeadraceException with MLflow's text
   */
  public static void checkName(String name) {
    if (name.isEmpty()) {
      throw HeadraceException.invalid("Invalid experiment name: ''");
    }
    TextLength.check("name", Limits.EXPERIMENT_NAME_LENGTH, name);
  }

  /**
   * Refuses a tag with a bad key, too long a value, or one that the archival of traces cannot be
   * set to.
   *
   * @throws HeadraceException with MLflow's text
   */
  public static void checkTag(String key, String value) {
    KeyRule.check(key, "key");
    TextLength.check("key", Limits.EXPERIMENT_TAG_KEY_LENGTH, key);
    TextLength.check("value", Limits.EXPERIMENT_TAG_VALUE_LENGTH, value);
    TraceArchivalRule.checkTag(key, value);
  }

  /**
   * Refuses more tags than are kept: they are one value, rewritten with every change.
   *
   * @throws HeadraceException if they are too long in all
   */
  public static void checkSize(Map<String, String> tags) {
    TextLength.checkSum("tags of an experiment", Limits.TEXTS_LENGTH, tags);
  }

  /**
   * Refuses more views than a page offers: tags in which MLflow's web page keeps what its users
   * arranged.
   *
   * @param keys of all tags
   * @param experiment its name for the message, may be empty
   * @throws HeadraceException with MLflow's text
   */
  public static void checkViews(Set<String> keys, String experiment) {
    if (keys.stream().filter(key -> key.startsWith(VIEW_PREFIX)).count() > Limits.CUSTOM_VIEWS) {
      throw HeadraceException.invalid(
          "Unable to create another custom view"
              + experiment
              + "; the maximum number of custom views per experiment is "
              + Limits.CUSTOM_VIEWS
              + ". Delete an existing custom view before creating a new one.");
    }
  }
}
