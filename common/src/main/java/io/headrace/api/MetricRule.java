package io.headrace.api;

import io.headrace.error.HeadraceException;

/**
 * What a metric point may be. The {@code path} is that of the point: empty for a call that logs
 * one, {@code metrics[3]} in a batch.
 */
public final class MetricRule {

  private MetricRule() {}

  /**
   * Checks key and timestamp, in MLflow's order.
   *
   * @param timestamp ms since the epoch
   * @throws HeadraceException with MLflow's text
   */
  public static void check(String key, double value, long timestamp, String path) {
    KeyRule.check(key, ItemPath.field(path, "name"));
    checkTimestamp(key, value, timestamp, path);
    TextLength.check("Metric name", Limits.KEY_LENGTH, key);
  }

  /** The part of {@link #check} that depends on the key alone, for callers that see it often. */
  public static void checkKey(String key, String path) {
    KeyRule.check(key, ItemPath.field(path, "name"));
    checkKeyLength(key);
  }

  /** The part of {@link #checkKey} without which a point could not be stored. */
  public static void checkKeyLength(String key) {
    TextLength.check("Metric name", Limits.KEY_LENGTH, key);
  }

  /** The part of {@link #check} that every point needs. */
  public static void checkTimestamp(String key, double value, long timestamp, String path) {
    if (timestamp < 0) {
      throw InvalidValue.at(
          ItemPath.field(path, "timestamp"),
          timestamp,
          "metric '"
              + InvalidValue.echo(key)
              + "' (value="
              + PythonFloat.repr(value)
              + "). Timestamp must be a nonnegative long (64-bit integer) ");
    }
  }

  /**
   * Refuses the name of a dataset without its digest, and the other way round; empty is none.
   *
   * @throws HeadraceException with MLflow's text
   */
  public static void checkDataset(String datasetName, String datasetDigest) {
    if (datasetName.isEmpty() != datasetDigest.isEmpty()) {
      throw HeadraceException.invalid(
          "Both dataset_name and dataset_digest must be provided if one is provided");
    }
  }

  /**
   * Checks what ties a point to a logged model.
   *
   * @throws HeadraceException if a text is longer than such a model's or dataset's can be
   */
  public static void checkLink(String modelId, String datasetName, String datasetDigest) {
    TextLength.check("model_id", Limits.LOGGED_MODEL_TEXT_LENGTH, modelId);
    TextLength.check("dataset_name", Limits.DATASET_NAME_LENGTH, datasetName);
    TextLength.check("dataset_digest", Limits.DATASET_DIGEST_LENGTH, datasetDigest);
  }
}
