package io.headrace.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.headrace.error.HeadraceException;
import java.io.IOException;

/**
 * The tag in which MLflow's older clients keep what models a run logged: a JSON list of entries,
 * one a model. It grows as text, so that what other versions wrote into it stays as it is.
 *
 * <p>Events come from anyone and are applied on threads that others wait for: nothing here builds a
 * tree of what it is given, and what is read is bounded.
 */
public final class ModelHistory {

  /** Characters of an entry: MLflow's database takes 8,000 in the whole tag. */
  public static final int MAX_ENTRY_LENGTH = 64 * 1024;

  static final String TAG = "mlflow.log-model.history";

  private static final JsonFactory JSON = new JsonFactory();

  private ModelHistory() {}

  /**
   * Refuses an entry that is too long, before it is an event.
   *
   * @throws HeadraceException with INVALID_PARAMETER_VALUE
   */
  public static void checkLength(String entry) {
    if (entry.length() > MAX_ENTRY_LENGTH) {
      throw HeadraceException.invalid(
          "What is kept of the model comes to "
              + entry.length()
              + " characters; at most "
              + MAX_ENTRY_LENGTH
              + " can be taken.");
    }
  }

  /**
   * One model.
   *
   * @param text a JSON object
   */
  record Entry(String text) {

    /**
     * Checks that it is one.
     *
     * @throws IllegalArgumentException if not, or if it is too long
     */
    Entry {
      if (text.length() > MAX_ENTRY_LENGTH) {
        throw new IllegalArgumentException("Its entry is too long");
      }
      if (!text.startsWith("{") || !text.endsWith("}") || !isOneObject(text)) {
        throw new IllegalArgumentException("Its entry is no JSON object");
      }
    }

    private static boolean isOneObject(String text) {
      try (JsonParser parser = JSON.createParser(text)) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
          return false;
        }
        parser.skipChildren();
        return parser.nextToken() == null;
      } catch (IOException e) {
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
    if (has(history, entry.text())) {
      return history;
    }
    return history.substring(0, history.length() - 1) + ", " + entry.text() + "]";
  }

  /** Whether an entry of the list itself is that text; what is within an entry is none. */
  private static boolean has(String history, String entry) {
    if (!history.contains(entry)) {
      return false;
    }
    int depth = 0;
    for (int i = 0; i < history.length(); i++) {
      char c = history.charAt(i);
      if (c == '"') {
        i = endOfText(history, i);
      } else if (c == '{' || c == '[') {
        if (depth == 1 && history.startsWith(entry, i)) {
          return true;
        }
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
    }
    return false;
  }

  /** Where the quotation mark is that ends the one at {@code begin}. */
  private static int endOfText(String json, int begin) {
    int end = begin + 1;
    while (end < json.length() && json.charAt(end) != '"') {
      end += json.charAt(end) == '\\' ? 2 : 1;
    }
    return end;
  }

  static HeadraceException notAList() {
    return HeadraceException.invalid("The tag " + TAG + " of the run is no JSON list.");
  }
}
