package io.headrace.api;

import io.headrace.error.HeadraceException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a param may be. The {@code path} is that of the param: empty for a call that logs one,
 * {@code params[3]} in a batch.
 */
public final class ParamRule {

  private ParamRule() {}

  /**
   * Refuses a key that no param may have.
   *
   * @throws HeadraceException with MLflow's text
   */
  public static void check(String key, String path) {
    KeyRule.check(key, ItemPath.field(path, "key"));
    TextLength.check("Param key", Limits.KEY_LENGTH, key);
  }

  /** The value as it is kept, which is also how it compares with an earlier one. */
  public static String truncate(String value) {
    return TextLength.truncate(Limits.PARAM_VALUE_LENGTH, value);
  }

  /**
   * Refuses a key that comes twice in one batch, even with equal values.
   *
   * @throws HeadraceException with MLflow's text
   */
  public static void checkUnique(List<String> keys) {
    Set<String> seen = new HashSet<>();
    List<String> again = new ArrayList<>();
    for (String key : keys) {
      if (!seen.add(key)) {
        again.add(PythonText.repr(key));
      }
    }
    if (!again.isEmpty()) {
      throw HeadraceException.invalid(
          "Duplicate parameter keys have been submitted: "
              + again
              + ". Please ensure the request contains only one param value per param key.");
    }
  }
}
