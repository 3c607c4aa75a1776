package io.headrace.model;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A logged model as it stood at one moment, without its metrics.
 *
 * @param modelId {@code m-} and 32 hexadecimal digits
 * @param modelType empty when none was given
 * @param sourceRunId empty when none was given; not known to be a run
 * @param artifactUri where its files are
 * @param creationTime ms since the epoch
 * @param lastUpdateTime ms since the epoch, of the last change of its status, or its deletion
 */
public record LoggedModel(
    String modelId,
    String experimentId,
    String name,
    String modelType,
    String sourceRunId,
    String artifactUri,
    LoggedModelStatus status,
    long creationTime,
    long lastUpdateTime,
    SortedMap<String, String> params,
    SortedMap<String, String> tags) {

  public LoggedModel {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }

  public LoggedModel withStatus(LoggedModelStatus newStatus, long time) {
    return new LoggedModel(
        modelId,
        experimentId,
        name,
        modelType,
        sourceRunId,
        artifactUri,
        newStatus,
        creationTime,
        time,
        params,
        tags);
  }

  /** With these tags besides its own; they win over its own. */
  public LoggedModel withTags(Map<String, String> newTags) {
    return with(params, merged(tags, newTags));
  }

  /**
   * Without a tag.
   *
   * @throws HeadraceException with MLflow's text if it has none of that key
   */
  public LoggedModel withoutTag(String key) {
    if (!tags.containsKey(key)) {
      throw HeadraceException.notFound(
          "No tag with key '" + key + "' found for model with ID '" + modelId + "'.");
    }
    SortedMap<String, String> changed = new TreeMap<>(tags);
    changed.remove(key);
    return with(params, changed);
  }

  /**
   * With these params besides its own.
   *
   * @throws HeadraceException if it has one of them with another value
   */
  public LoggedModel withParams(Map<String, String> newParams) {
    newParams.forEach(this::requireUnchanged);
    return with(merged(params, newParams), tags);
  }

  private void requireUnchanged(String key, String value) {
    String before = params.get(key);
    if (before != null && !before.equals(value)) {
      throw new HeadraceException(
          ErrorCode.BAD_REQUEST,
          "Changing param values is not allowed. Param with key='"
              + key
              + "' was already logged with value='"
              + before
              + "' for model ID='"
              + modelId
              + "'. Attempted logging new value '"
              + value
              + "'.");
    }
  }

  private LoggedModel with(SortedMap<String, String> newParams, SortedMap<String, String> newTags) {
    return new LoggedModel(
        modelId,
        experimentId,
        name,
        modelType,
        sourceRunId,
        artifactUri,
        status,
        creationTime,
        lastUpdateTime,
        newParams,
        newTags);
  }

  private static SortedMap<String, String> merged(
      SortedMap<String, String> before, Map<String, String> changes) {
    SortedMap<String, String> merged = new TreeMap<>(before);
    merged.putAll(changes);
    return merged;
  }
}
