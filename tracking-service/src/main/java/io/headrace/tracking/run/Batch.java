package io.headrace.tracking.run;

import io.headrace.event.MetricColumnsCodec;
import io.headrace.event.RunEvents;
import io.headrace.event.proto.BatchLogged;
import io.headrace.event.proto.RunEvent;
import io.headrace.metric.MetricColumns;
import io.headrace.model.Tag;
import java.util.List;

/** What one logging call carries, validated. */
record Batch(String runId, MetricColumns points, List<Tag> params, List<Tag> tags) {

  /** Whether there is nothing that the log could refuse. */
  boolean isMetricsOnly() {
    return params.isEmpty() && tags.isEmpty();
  }

  boolean isEmpty() {
    return isMetricsOnly() && points.isEmpty();
  }

  RunEvent event() {
    BatchLogged.Builder logged = BatchLogged.newBuilder();
    params.forEach(param -> logged.addParams(RunEvents.param(param.key(), param.value())));
    tags.forEach(tag -> logged.addTags(RunEvents.tag(tag.key(), tag.value())));
    if (!points.isEmpty()) {
      logged.setMetrics(MetricColumnsCodec.encode(points));
    }
    return RunEvent.newBuilder().setRunId(runId).setLogged(logged).build();
  }
}
