package io.headrace.tracking.recorder;

import io.headrace.event.LogPosition;
import io.headrace.event.MetricColumnsCodec;
import io.headrace.event.RunEvents;
import io.headrace.event.proto.BatchLogged;
import io.headrace.event.proto.RunCreated;
import io.headrace.event.proto.RunDeleted;
import io.headrace.event.proto.RunEvent;
import io.headrace.event.proto.RunPurged;
import io.headrace.event.proto.RunRestored;
import io.headrace.event.proto.RunStatus;
import io.headrace.event.proto.RunUpdated;
import io.headrace.log.LogRecord;
import io.headrace.metric.MetricColumns;
import io.headrace.metric.MetricColumns.ModelLink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A partition of the run log, and events to fill it with. */
final class ScriptedLog {

  private static final int EPOCH = 1;

  private final int partition;
  private final List<LogRecord> records = new ArrayList<>();

  ScriptedLog(int partition) {
    this.partition = partition;
  }

  /** Appends an event and returns its offset. */
  int append(RunEvent event) {
    return append(event.getRunId(), event.toByteArray());
  }

  int append(String key, byte[] value) {
    int offset = records.size();
    records.add(
        new LogRecord(
            partition,
            LogPosition.of(EPOCH, offset),
            0,
            key == null ? null : key.getBytes(StandardCharsets.UTF_8),
            value,
            null));
    return offset;
  }

  static long position(int offset) {
    return LogPosition.of(EPOCH, offset);
  }

  int size() {
    return records.size();
  }

  /** The events from one offset to before another. */
  List<LogRecord> batch(int from, int to) {
    return records.subList(from, to);
  }

  /** The events from an offset on. */
  List<LogRecord> from(int offset) {
    return batch(offset, records.size());
  }

  static RunEvent created(String runId) {
    return event(runId)
        .setCreated(RunCreated.newBuilder().setExperimentId("7").setRunName("name of " + runId))
        .build();
  }

  /** One point, whose timestamp follows from its step. */
  static RunEvent metric(String runId, String key, long step, double value) {
    MetricColumns columns = new MetricColumns();
    columns.add(key, step, 1_000 + step, value);
    return RunEvents.metricsLogged(runId, columns);
  }

  /** One point that also belongs to a logged model. */
  static RunEvent modelMetric(String runId, String modelId, long step, double value) {
    MetricColumns columns = new MetricColumns();
    columns.add("loss", step, 1_000 + step, value);
    columns.linkLast(new ModelLink(modelId, "", ""));
    return RunEvents.metricsLogged(runId, columns);
  }

  static RunEvent param(String runId, String key, String value) {
    return event(runId)
        .setLogged(BatchLogged.newBuilder().addParams(RunEvents.param(key, value)))
        .build();
  }

  /** A param and a point, which are applied together or not at all. */
  static RunEvent batch(String runId, String param, String value, long step) {
    MetricColumns columns = new MetricColumns();
    columns.add("loss", step, 1_000 + step, step / 8.0);
    return event(runId)
        .setLogged(
            BatchLogged.newBuilder()
                .addParams(RunEvents.param(param, value))
                .setMetrics(MetricColumnsCodec.encode(columns)))
        .build();
  }

  static RunEvent tag(String runId, String key, String value) {
    return event(runId)
        .setLogged(BatchLogged.newBuilder().addTags(RunEvents.tag(key, value)))
        .build();
  }

  static RunEvent status(String runId, RunStatus status) {
    return event(runId).setUpdated(RunUpdated.newBuilder().setStatus(status)).build();
  }

  static RunEvent deleted(String runId) {
    return event(runId).setDeleted(RunDeleted.newBuilder().setTime(5)).build();
  }

  static RunEvent purged(String runId) {
    return event(runId).setPurged(RunPurged.newBuilder().setDeletedUntil(5)).build();
  }

  static RunEvent restored(String runId) {
    return event(runId).setRestored(RunRestored.getDefaultInstance()).build();
  }

  /** As a publisher newer than us might send. */
  static RunEvent unknownKind(String runId) {
    return event(runId).build();
  }

  private static RunEvent.Builder event(String runId) {
    return RunEvent.newBuilder().setRunId(runId);
  }
}
