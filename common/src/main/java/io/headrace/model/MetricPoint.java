package io.headrace.model;

/**
 * One value of a metric.
 *
 * @param timestamp ms since the epoch
 */
public record MetricPoint(String key, long step, long timestamp, double value) {}
