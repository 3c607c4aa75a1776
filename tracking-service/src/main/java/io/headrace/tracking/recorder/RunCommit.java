package io.headrace.tracking.recorder;

import io.headrace.event.LogPosition;
import io.headrace.event.Outcome;
import io.headrace.event.RunEvents;
import io.headrace.event.RunState;
import io.headrace.event.proto.RunEvent;
import io.headrace.log.LogRecord;
import io.headrace.metric.MetricColumns;
import io.headrace.metric.SegmentCodec;
import io.headrace.model.Run;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What one batch does to one run: takes the batch's events in, then holds what is to be written.
 * Lives for one batch, on the recorder's thread; once taken in it is only read.
 */
final class RunCommit {

  /** Points of one segment; keeps a row well below what Cassandra takes in one write. */
  private static final int MAX_SEGMENT_POINTS = 200_000;

  private final RecordedRun run;
  private final List<LogRecord> records;
  private final List<MetricColumns> points = new ArrayList<>(1);
  private final List<ByteBuffer> segments = new ArrayList<>(1);
  private boolean began;
  private boolean rowChanged;
  private long metricsPosition = LogPosition.NONE;
  private Run row;
  private ByteBuffer checkpoint;
  private boolean note;

  RunCommit(RecordedRun run, List<LogRecord> records, boolean began) {
    this.run = run;
    this.records = records;
    this.began = began;
    this.rowChanged = began;
  }

  /**
   * Takes in an event.
   *
   * @throws IllegalArgumentException for an event that can never be applied
   */
  void take(RunEvent event, long position) {
    MetricColumns metrics = RunState.metricsOf(event);
    Outcome outcome = run.state().apply(event, position);
    if (!(outcome instanceof Outcome.Applied)) {
      return;
    }
    if (metrics != null) {
      run.state().addMetrics(metrics);
      gather(metrics);
      metricsPosition = position;
    }
    rowChanged |= !RunEvents.isMetricsOnly(event);
  }

  private void gather(MetricColumns metrics) {
    MetricColumns last = points.isEmpty() ? null : points.get(points.size() - 1);
    if (last == null || last.size() + metrics.size() > MAX_SEGMENT_POINTS) {
      points.add(metrics);
    } else {
      last.addAll(metrics);
    }
  }

  /** Makes what is to be written of what was taken in. */
  void prepare() {
    for (MetricColumns part : points) {
      ByteBuffer segment = SegmentCodec.encode(part);
      run.segmentWritten(segment.remaining());
      segments.add(segment);
    }
    if (rowChanged) {
      row = run.state().snapshot();
    }
    boolean ended = rowChanged && run.state().status().ended();
    if ((!segments.isEmpty() && run.checkpointDue())
        || (ended && run.state().metrics().size() > 0)) {
      checkpoint = SegmentCodec.encode(run.state().metrics().columns());
      run.checkpointWritten();
    } else if (!segments.isEmpty() && run.noteDue()) {
      note = true;
      run.noteWritten();
    }
  }

  List<LogRecord> records() {
    return records;
  }

  RecordedRun run() {
    return run;
  }

  /** Whether the run began in this batch, so that its location must be written. */
  boolean began() {
    return began;
  }

  /** The run's new row, or {@code null} when nothing but metrics changed. */
  Run row() {
    return row;
  }

  /** The new segments' bytes; one unless the batch holds very many points. */
  List<ByteBuffer> segments() {
    return segments;
  }

  /** The points behind the segments. */
  List<MetricColumns> points() {
    return points;
  }

  /** The position of the last event that the segments hold. */
  long metricsPosition() {
    return metricsPosition;
  }

  /** Whether the row must say that segments follow its checkpoint. */
  boolean note() {
    return note;
  }

  /** The latest metrics, when a checkpoint is due; else {@code null}. */
  ByteBuffer checkpoint() {
    return checkpoint;
  }
}
