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
    KeyRule.check(key, ItemPath.field(path, "key"));
    checkLength(key, path);
  }

  /**
   * The part of {@link #check} for tags that a run begins with, of which MLflow asks no more.
   *
   * @throws HeadraceException with MLflow's text
   */
  public static void checkLength(String key, String path) {
    TextLength.check(ItemPath.field(path, "key"), Limits.KEY_LENGTH, key);
  }

  /** The value as it is kept. */
  public static String truncate(String value) {
    return TextLength.truncate(Limits.TAG_VALUE_LENGTH, value);
  }
}
