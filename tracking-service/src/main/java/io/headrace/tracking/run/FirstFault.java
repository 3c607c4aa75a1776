package io.headrace.tracking.run;

import io.headrace.api.BatchLimits;
import io.headrace.api.MetricRule;
import io.headrace.api.ParamRule;
import io.headrace.api.RequestFields;
import io.headrace.api.RunIdRule;
import io.headrace.api.TagRule;
import io.headrace.error.HeadraceException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Which fault of a body MLflow names when there are several: it looks for what is missing in the
 * whole of it before it looks at what is there, where {@link BatchParser} stops at the first fault
 * in the order of the bytes. Reads the body once more, as a tree: for refused bodies only, and not
 * for large ones, of which the fault that was found is named.
 */
final class FirstFault {

  /** A tree takes tens of milliseconds of an event loop for it, and there are others to serve. */
  static final int LONGEST_BODY = 1024 * 1024;

  private FirstFault() {}

  /** The refusal of a log-metric body in which {@code found} was found. */
  static HeadraceException ofMetric(byte[] body, HeadraceException found) {
    return first(body, FirstFault::checkMetric, found);
  }

  /** The refusal of a log-batch body in which {@code found} was found. */
  static HeadraceException ofBatch(byte[] body, HeadraceException found) {
    return first(body, FirstFault::checkBatch, found);
  }

  private static HeadraceException first(
      byte[] body, Consumer<RequestFields> checks, HeadraceException found) {
    if (body.length > LONGEST_BODY) {
      return found;
    }
    RequestFields fields;
    try {
      fields = RequestFields.ofJson(body);
    } catch (HeadraceException noTree) {
      return found;
    }
    try {
      checks.accept(fields);
      return found;
    } catch (HeadraceException first) {
      return first;
    }
  }

  private static void checkMetric(RequestFields metric) {
    metric.runId();
    checkPoint(metric, "");
  }

  private static void checkPoint(RequestFields metric, String path) {
    String key = metric.requiredString("key");
    double value = metric.requiredDecimal("value");
    long timestamp = metric.requiredInteger("timestamp");
    metric.integer("step");
    String modelId = metric.string("model_id", "");
    String datasetName = metric.string("dataset_name", "");
    String datasetDigest = metric.string("dataset_digest", "");
    MetricRule.checkDataset(datasetName, datasetDigest);
    MetricRule.check(key, value, timestamp, path);
    if (!modelId.isEmpty()) {
      MetricRule.checkLink(modelId, datasetName, datasetDigest);
    }
  }

  private static void checkDataset(RequestFields metric) {
    MetricRule.checkDataset(metric.string("dataset_name", ""), metric.string("dataset_digest", ""));
  }

  private static void checkBatch(RequestFields batch) {
    String runId = batch.runId();
    List<RequestFields> metrics = batch.objects("metrics");
    metrics.forEach(metric -> metric.requirePresent("key", "value", "timestamp"));
    List<RequestFields> params = batch.objects("params");
    params.forEach(param -> param.requirePresent("key"));
    List<RequestFields> tags = batch.objects("tags");
    tags.forEach(tag -> tag.requirePresent("key"));
    metrics.forEach(FirstFault::checkDataset);
    RunIdRule.check(runId);
    for (int i = 0; i < metrics.size(); i++) {
      checkPoint(metrics.get(i), "metrics[" + i + "]");
    }
    for (int i = 0; i < params.size(); i++) {
      ParamRule.check(params.get(i).requiredString("key"), "params[" + i + "]");
      params.get(i).string("value");
    }
    for (int i = 0; i < tags.size(); i++) {
      TagRule.check(tags.get(i).requiredString("key"), "tags[" + i + "]");
      tags.get(i).string("value");
    }
    BatchLimits.check(metrics.size(), params.size(), tags.size());
    ParamRule.checkUnique(params.stream().map(param -> param.requiredString("key")).toList());
  }
}
