package io.headrace.api;

import io.headrace.error.HeadraceException;

/**
 * What a tag of a run may be. The {@code path} is that of the tag: empty for a call that sets one,
 * {@code tags[3]} in a batch.
 */
public final class TagRule {

  private TagRule() {}

  /**
   * Refuses a key that no tag may have.
   *
   * @throws HeadraceException with MLflow's text
   */
  public static void check(String key, String path) {
    String keyPath = ItemPath.field(path, "key");
    KeyRule.check(key, keyPath);
    TextLength.check(keyPath, Limits.KEY_LENGTH, key);
  }

  /** The value as it is kept. */
  public static String truncate(String value) {
    return TextLength.truncate(Limits.TAG_VALUE_LENGTH, value);
  }
}
