package io.headrace.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.error.HeadraceException;

/**
 * The tag in which MLflow's older clients keep what models a run logged: a JSON list of entries,
 * one a model. It grows as text, so that what other versions wrote into it stays as it is.
 */
final class ModelHistory {

  static final String TAG = "mlflow.log-model.history";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private ModelHistory() {}

  /**
   * One model.
   *
   * @param text a JSON object
   */
  record Entry(String text) {

    /**
     * Checks that it is one.
     *
     * @throws IllegalArgumentException if not
     */
    Entry {
      try {
        if (!JSON.readTree(text).isObject() || !text.startsWith("{") || !text.endsWith("}")) {
          throw new IllegalArgumentException("Its entry is no JSON object");
        }
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException("Its entry is no JSON", e);
      }
    }
  }

  /** Whether it can take entries: clients may set the tag to anything. */
  static boolean isList(String history) {
    return history == null || (history.startsWith("[") && history.endsWith("]"));
  }

  /**
   * The history with an entry at its end, or as it was if it has the entry: two models differ in
   * their time of creation at least, so an equal entry is the same call once more.
   *
   * @param history {@code null} if there is none
   */
  static String with(String history, Entry entry) {
    if (history == null || history.substring(1, history.length() - 1).isBlank()) {
      return "[" + entry.text() + "]";
    }
    if (history.contains(entry.text())) {
      return history;
    }
    return history.substring(0, history.length() - 1) + ", " + entry.text() + "]";
  }

  static HeadraceException notAList() {
    return HeadraceException.invalid("The tag " + TAG + " of the run is no JSON list.");
  }
}
