package io.headrace.api;

import io.headrace.error.HeadraceException;
import java.util.Map;

/** What an experiment may be called and tagged with. */
public final class ExperimentRule {

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
   * Refuses a tag with a bad key or too long a value.
   *
   * @throws HeadraceException with MLflow's text
   */
  public static void checkTag(String key, String value) {
    KeyRule.check(key, "key");
    TextLength.check("key", Limits.EXPERIMENT_TAG_KEY_LENGTH, key);
    TextLength.check("value", Limits.EXPERIMENT_TAG_VALUE_LENGTH, value);
  }

  /**
   * Refuses more tags than are kept: they are one value, rewritten with every change.
   *
   * @throws HeadraceException if they are too long in all
   */
  public static void checkSize(Map<String, String> tags) {
    TextLength.checkSum("tags of an experiment", Limits.TEXTS_LENGTH, tags);
  }
}
