package io.headrace.api;

import io.headrace.error.HeadraceException;
import java.util.Map;

/** What a logged model may be called, and carry as params and tags. */
public final class LoggedModelRule {

  private static final String FORBIDDEN = "/:.%\"'";

  private LoggedModelRule() {}

  /**
   * Refuses a name with a character that URIs of models give a meaning.
   *
   * @throws HeadraceException with MLflow's text
   */
  public static void checkName(String name) {
    if (name.isEmpty() || name.chars().anyMatch(c -> FORBIDDEN.indexOf(c) >= 0)) {
      throw HeadraceException.invalid(
          "Invalid model name ("
              + PythonText.repr(InvalidValue.echo(name))
              + ") provided. Model name must be a non-empty string and cannot contain the"
              + " following characters: ('/', ':', '.', '%', '\"', \"'\")");
    }
    checkText("name", name);
  }

  /**
   * Refuses a type or a source run that is too long.
   *
   * @throws HeadraceException naming {@code field} if it is too long
   */
  public static void checkText(String field, String text) {
    TextLength.check(field, Limits.LOGGED_MODEL_TEXT_LENGTH, text);
  }

  /**
   * Refuses a key that is too long. Any character may be in it, as MLflow has it.
   *
   * @throws HeadraceException if it is too long
   */
  public static void checkKey(String key) {
    TextLength.check("key", Limits.LOGGED_MODEL_KEY_LENGTH, key);
  }

  /**
   * Refuses more params, or tags, than are kept: they are one value, rewritten with every change.
   * One of them may be as long as all of them; unlike a run's, MLflow cuts none.
   *
   * @throws HeadraceException if they are too long in all
   */
  public static void checkSize(Map<String, String> texts) {
    TextLength.checkSum("params or tags of a logged model", Limits.TEXTS_LENGTH, texts);
  }
}
