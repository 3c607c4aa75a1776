package io.headrace.api;

import io.headrace.error.HeadraceException;

/** How long the parts of a dataset and the tags of its use may be. */
public final class DatasetRule {

  private DatasetRule() {}

  /**
   * Refuses a dataset with too long a part.
   *
   * @param schema may be {@code null}
   * @param profile may be {@code null}
   * @throws HeadraceException with MLflow's text
   */
  public static void check(
      String name, String digest, String source, String schema, String profile) {
    TextLength.check("name", Limits.DATASET_NAME_LENGTH, name);
    TextLength.check("digest", Limits.DATASET_DIGEST_LENGTH, digest);
    TextLength.check("source", Limits.DATASET_SOURCE_LENGTH, source);
    if (schema != null) {
      TextLength.check("schema", Limits.DATASET_SCHEMA_LENGTH, schema);
    }
    if (profile != null) {
      TextLength.check("profile", Limits.DATASET_PROFILE_LENGTH, profile);
    }
  }

  /**
   * Refuses a tag with too long a key or value.
   *
   * @throws HeadraceException with MLflow's text
   */
  public static void checkTag(String key, String value) {
    TextLength.check("key", Limits.INPUT_TAG_KEY_LENGTH, key);
    TextLength.check("value", Limits.INPUT_TAG_VALUE_LENGTH, value);
  }
}
