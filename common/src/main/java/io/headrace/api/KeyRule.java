package io.headrace.api;

import io.headrace.error.HeadraceException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a metric, param or tag may be called: letters, digits and underscores of any script, {@code
 * - . : /} and blanks; and, because stores may keep a key as a file, it must be its own normal form
 * as a POSIX path that stays below where it starts.
 *
 * <p>One pass and no allocation for a good key. Stricter than MLflow in one thing: Python's {@code
 * $} lets a line break at the end through, this does not.
 */
public final class KeyRule {

  private static final boolean[] ALLOWED_ASCII = new boolean[128];

  static {
    for (char c = 0; c < ALLOWED_ASCII.length; c++) {
      ALLOWED_ASCII[c] = Character.isLetterOrDigit(c) || "_-.: /".indexOf(c) >= 0;
    }
  }

  private KeyRule() {}

  /**
   * Refuses a key that breaks the rule.
   *
   * @param path where the key stands in the request, {@code metrics[0].name}
   * @throws HeadraceException with MLflow's text
   */
  public static void check(String key, String path) {
    if (!isAllowed(key)) {
      throw refusal(key, path);
    }
  }

  private static boolean isAllowed(String key) {
    int segment = 0;
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c == '/') {
        if (!isOwnName(key, segment, i)) {
          return false;
        }
        segment = i + 1;
      } else if (c < ALLOWED_ASCII.length) {
        if (!ALLOWED_ASCII[c]) {
          return false;
        }
      } else {
        int codePoint = key.codePointAt(i);
        if (!isWord(codePoint)) {
          return false;
        }
        i += Character.charCount(codePoint) - 1;
      }
    }
    return isOwnName(key, segment, key.length()) && !key.startsWith("..");
  }

  /** Whether a path segment names itself: not empty, {@code .} or {@code ..}. */
  private static boolean isOwnName(String key, int start, int end) {
    return switch (end - start) {
      case 0 -> false;
      case 1 -> key.charAt(start) != '.';
      case 2 -> key.charAt(start) != '.' || key.charAt(start + 1) != '.';
      default -> true;
    };
  }

  /** Python's {@code \w} without the underscore: Unicode's categories L and N. */
  private static boolean isWord(int codePoint) {
    if (Character.isLetterOrDigit(codePoint)) {
      return true;
    }
    int type = Character.getType(codePoint);
    return type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
  }

  private static HeadraceException refusal(String key, String path) {
    boolean letters =
        key.codePoints().allMatch(c -> c < ALLOWED_ASCII.length ? ALLOWED_ASCII[c] : isWord(c));
    return InvalidValue.at(
        path,
        key,
        letters
            ? "Names may be treated as files in certain cases, and must not resolve to other names"
                + " when treated as such. This name would resolve to "
                + PythonText.repr(InvalidValue.echo(normalForm(key)))
            : "Names may only contain alphanumerics, underscores (_), dashes (-), periods (.),"
                + " spaces ( ), colon(:) and slashes (/).");
  }

  /** POSIX path normalisation; exactly two leading slashes are kept, as the standard has it. */
  private static String normalForm(String path) {
    int slashes = 0;
    while (slashes < path.length() && path.charAt(slashes) == '/') {
      slashes++;
    }
    String root = slashes == 2 ? "//" : slashes > 0 ? "/" : "";
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.split("/", -1)) {
      if (segment.isEmpty() || segment.equals(".")) {
        continue;
      }
      if (!segment.equals("..")) {
        segments.addLast(segment);
      } else if (!segments.isEmpty() && !segments.getLast().equals("..")) {
        segments.removeLast();
      } else if (root.isEmpty()) {
        segments.addLast(segment);
      }
    }
    String normal = root + String.join("/", segments);
    return normal.isEmpty() ? "." : normal;
  }
}
