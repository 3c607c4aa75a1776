package io.headrace.tracking.recorder;

import io.headrace.model.LoggedModelMetric;

/** A point that also belongs to a logged model. */
record ModelPoint(String modelId, LoggedModelMetric metric) {}
