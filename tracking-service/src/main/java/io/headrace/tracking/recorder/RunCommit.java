package io.headrace.tracking.recorder;

import io.headrace.event.LogPosition;
import io.headrace.event.Outcome;
import io.headrace.event.RunEvents;
import io.headrace.event.RunState;
import io.headrace.event.proto.RunEvent;
import io.headrace.log.LogRecord;
import io.headrace.metric.MetricColumns;
import io.headrace.metric.MetricColumns.ModelLink;
import io.headrace.metric.SegmentCodec;
import io.headrace.model.LoggedModelMetric;
import io.headrace.store.CompactionDue;
import io.headrace.store.RunChange;
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
  private List<ModelPoint> modelPoints = List.of();
  private List<String> newModels = List.of();
  private RunChange rowChange;
  private int generation;
  private CompactionDue ended;

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
    generation = run.generation();
    for (MetricColumns part : points) {
      ByteBuffer segment = SegmentCodec.encode(part);
      run.segmentWritten(segment.remaining(), part.size());
      segments.add(segment);
    }
    modelPoints = linkedPoints();
    newModels =
        modelPoints.stream().map(ModelPoint::modelId).distinct().filter(run::modelDue).toList();
    newModels.forEach(run::modelWritten);
    boolean end = run.generationEndDue();
    if (end) {
      endGeneration();
    }
    // Who loads the run looks for what is behind the checkpoint, and not among chunks.
    boolean checkpoint = end || checkpointDue();
    rowChange = rowChange(checkpoint);
    if (checkpoint) {
      run.checkpointWritten();
    }
  }

  private void endGeneration() {
    run.endGeneration();
    ended =
        new CompactionDue(run.partition(), run.state().experimentId(), runId(), run.generation());
  }

  private boolean checkpointDue() {
    boolean ended = run.state().status().ended();
    return (!segments.isEmpty() && run.checkpointDue())
        || (rowChanged && ended && run.state().metrics().size() > 0);
  }

  private RunChange rowChange(boolean checkpoint) {
    RunState state = run.state();
    return new RunChange(
        state.experimentId(),
        state.runId(),
        state.position(),
        rowChanged ? state.snapshotWithoutMetrics() : null,
        state.deletion(),
        state.isPurged(),
        checkpoint ? SegmentCodec.encode(state.metrics().columns()) : null,
        run.generationWeight());
  }

  private List<ModelPoint> linkedPoints() {
    List<ModelPoint> linked = new ArrayList<>(0);
    for (MetricColumns columns : points) {
      for (int i = 0; i < columns.size() && columns.hasLinks(); i++) {
        ModelLink link = columns.link(i);
        if (link != null) {
          linked.add(new ModelPoint(link.modelId(), modelMetric(columns, i, link)));
        }
      }
    }
    return linked;
  }

  private LoggedModelMetric modelMetric(MetricColumns columns, int i, ModelLink link) {
    return new LoggedModelMetric(
        columns.key(columns.keyIndex(i)),
        columns.step(i),
        columns.timestamp(i),
        columns.value(i),
        link.datasetName(),
        link.datasetDigest(),
        runId());
  }

  /** The points that also belong to logged models. */
  List<ModelPoint> modelPoints() {
    return modelPoints;
  }

  /** The models among those of which it must be written that the run has points of them. */
  List<String> newModels() {
    return newModels;
  }

  String runId() {
    return run.state().runId();
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

  /** The new segments' bytes; one unless the batch holds very many points. */
  List<ByteBuffer> segments() {
    return segments;
  }

  /** Number of points in the segments. */
  int pointCount() {
    return points.stream().mapToInt(MetricColumns::size).sum();
  }

  /** The generation that the segments belong to. */
  int generation() {
    return generation;
  }

  /** What becomes due when the generation ends with this commit; {@code null} when it goes on. */
  CompactionDue endedGeneration() {
    return ended;
  }

  /** The position of the last event that the segments hold. */
  long metricsPosition() {
    return metricsPosition;
  }

  /** What of the run's row changes; may be empty. */
  RunChange rowChange() {
    return rowChange;
  }
}
