package io.headrace.model;

import java.util.List;
import java.util.SortedMap;

/**
 * A run as it stood at one moment.
 *
 * @param startTime ms since the epoch
 * @param endTime ms since the epoch; {@code null} while it has not ended
 * @param metrics the latest point of each metric, by key
 */
public record Run(
    String runId,
    String experimentId,
    String name,
    String userId,
    RunStatus status,
    long startTime,
    Long endTime,
    String artifactUri,
    LifecycleStage lifecycleStage,
    List<MetricPoint> metrics,
    SortedMap<String, String> params,
    SortedMap<String, String> tags,
    List<DatasetInput> datasets,
    List<String> modelInputs,
    List<ModelOutput> modelOutputs) {}
