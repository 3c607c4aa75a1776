package io.headrace.model;

/**
 * One value of a metric that was measured on a logged model.
 *
 * @param timestamp ms since the epoch
 * @param datasetName empty when no dataset was named
 * @param datasetDigest empty when no dataset was named
 * @param runId the run that measured it
 */
public record LoggedModelMetric(
    String key,
    long step,
    long timestamp,
    double value,
    String datasetName,
    String datasetDigest,
    String runId) {}
