package io.headrace.query.metric;

import io.headrace.model.MetricPoint;

/** A point of a metric, and the run that logged it. */
record RunPoint(String runId, MetricPoint point) {}
