package io.headrace.tracking.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.headrace.api.MetricRule;
import io.headrace.api.RequestFields;
import io.headrace.metric.MetricColumns;
import io.headrace.metric.MetricColumns.ModelLink;
import java.io.IOException;

/**
 * The fields of one metric point in a JSON stream: an item of log-batch, or the whole body of
 * log-metric, where the run is named among them. One instance serves a whole batch.
 */
final class MetricFields {

  private String runId;
  private String runUuid;
  private String key;
  private double value;
  private boolean hasValue;
  private long timestamp;
  private boolean hasTimestamp;
  private long step;
  private String modelId;
  private String datasetName;
  private String datasetDigest;

  /**
   * Reads an object, on whose opening brace the parser stands.
   *
   * @param prefix of the fields in messages: {@code metrics[3].}, or empty
   */
  void read(JsonParser json, String prefix) throws IOException {
    clear();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      if (json.nextToken() != JsonToken.VALUE_NULL) {
        readField(json, field, prefix);
      }
    }
  }

  private void clear() {
    runId = null;
    runUuid = null;
    key = null;
    hasValue = false;
    hasTimestamp = false;
    step = 0;
    modelId = null;
    datasetName = null;
    datasetDigest = null;
  }

  private void readField(JsonParser json, String field, String prefix) throws IOException {
    switch (field) {
      case "key" -> key = JsonValues.text(json, prefix + field);
      case "value" -> {
        value = JsonValues.decimal(json, prefix + field);
        hasValue = true;
      }
      case "timestamp" -> {
        timestamp = JsonValues.integer(json, prefix + field);
        hasTimestamp = true;
      }
      case "step" -> step = JsonValues.integer(json, prefix + field);
      case "run_id", "runId" -> runId = JsonValues.text(json, prefix + field);
      case "run_uuid", "runUuid" -> runUuid = JsonValues.text(json, prefix + field);
      case "model_id", "modelId" -> modelId = JsonValues.text(json, prefix + field);
      case "dataset_name", "datasetName" -> datasetName = JsonValues.text(json, prefix + field);
      case "dataset_digest", "datasetDigest" ->
          datasetDigest = JsonValues.text(json, prefix + field);
      default -> json.skipChildren();
    }
  }

  /**
   * Adds the point, if it may be logged.
   *
   * @param item the point's path in messages: {@code metrics[3]}, or empty
   */
  void addTo(MetricColumns points, String item) {
    String prefix = item.isEmpty() ? "" : item + ".";
    if (key == null || key.isEmpty()) {
      throw RequestFields.missingAt(prefix + "key");
    }
    if (!hasValue) {
      throw RequestFields.missingAt(prefix + "value");
    }
    if (!hasTimestamp) {
      throw RequestFields.missingAt(prefix + "timestamp");
    }
    int known = points.keyCount();
    int keyIndex = points.intern(key);
    if (keyIndex == known) {
      MetricRule.checkKey(key, item);
    }
    MetricRule.checkTimestamp(key, value, timestamp, item);
    points.add(keyIndex, step, timestamp, value);
    if (modelId != null && !modelId.isEmpty()) {
      points.linkLast(new ModelLink(modelId, orEmpty(datasetName), orEmpty(datasetDigest)));
    }
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  /** The run that the fields name; refused when they name none. */
  String requiredRunId() {
    return requiredRunId(runId, runUuid);
  }

  /** {@code run_id}, or its older name; refused when both are absent or empty. */
  static String requiredRunId(String runId, String runUuid) {
    if (runId != null && !runId.isEmpty()) {
      return runId;
    }
    if (runUuid != null && !runUuid.isEmpty()) {
      return runUuid;
    }
    throw RequestFields.missingAt("run_id");
  }
}
