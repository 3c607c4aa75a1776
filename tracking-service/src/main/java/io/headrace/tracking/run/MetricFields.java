package io.headrace.tracking.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.headrace.api.InvalidRequest;
import io.headrace.api.MetricRule;
import io.headrace.metric.MetricColumns;
import io.headrace.metric.MetricColumns.ModelLink;
import java.io.IOException;

/**
 * The fields of one metric point in a JSON stream: an item of log-batch, or the whole body of
 * log-metric, where the run is named among them. One instance serves a whole batch.
 */
final class MetricFields {

  private final FieldPath path;
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

  /** Fields at {@code path}, which the caller moves from item to item. */
  MetricFields(FieldPath path) {
    this.path = path;
  }

  /** Reads an object, on whose opening brace the parser stands. */
  void read(JsonParser json) throws IOException {
    clear();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      if (json.nextToken() != JsonToken.VALUE_NULL) {
        readField(json, field);
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

  private void readField(JsonParser json, String field) throws IOException {
    switch (field) {
      case "key" -> key = JsonValues.text(json, path.toField(field));
      case "value" -> {
        value = JsonValues.decimal(json, path.toField(field));
        hasValue = true;
      }
      case "timestamp" -> {
        timestamp = JsonValues.integer(json, path.toField(field));
        hasTimestamp = true;
      }
      case "step" -> step = JsonValues.integer(json, path.toField(field));
      case "run_id", "runId" -> runId = once(runId, json, field);
      case "run_uuid", "runUuid" -> runUuid = once(runUuid, json, field);
      case "model_id", "modelId" -> modelId = once(modelId, json, field);
      case "dataset_name", "datasetName" -> datasetName = once(datasetName, json, field);
      case "dataset_digest", "datasetDigest" -> datasetDigest = once(datasetDigest, json, field);
      default -> json.skipChildren();
    }
  }

  private String once(String before, JsonParser json, String field) throws IOException {
    return JsonValues.once(before, json, path.toField(field));
  }

  /** Adds the point, if it may be logged. */
  void addTo(MetricColumns points) {
    if (key == null || key.isEmpty()) {
      throw InvalidRequest.missing(path.toField("key").toString());
    }
    if (!hasValue) {
      throw InvalidRequest.missing(path.toField("value").toString());
    }
    if (!hasTimestamp) {
      throw InvalidRequest.missing(path.toField("timestamp").toString());
    }
    MetricRule.checkDataset(orEmpty(datasetName), orEmpty(datasetDigest));
    int known = points.keyCount();
    int keyIndex = points.intern(key);
    if (keyIndex == known) {
      MetricRule.checkKey(key, path.item());
    }
    if (timestamp < 0) {
      MetricRule.checkTimestamp(key, value, timestamp, path.item());
    }
    points.add(keyIndex, step, timestamp, value);
    if (modelId != null && !modelId.isEmpty()) {
      linkLast(points);
    }
  }

  private void linkLast(MetricColumns points) {
    ModelLink link = new ModelLink(modelId, orEmpty(datasetName), orEmpty(datasetDigest));
    MetricRule.checkLink(link.modelId(), link.datasetName(), link.datasetDigest());
    points.linkLast(link);
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  /** The run that the fields name; refused when they name none. */
  String requiredRunId() {
    return requiredRunId(runId, runUuid);
  }

  /** {@code run_id}, or without one its older name; refused when that is absent or empty. */
  static String requiredRunId(String runId, String runUuid) {
    String given = runId == null ? runUuid : runId;
    if (given == null || given.isEmpty()) {
      throw InvalidRequest.missing("run_id");
    }
    return given;
  }
}
