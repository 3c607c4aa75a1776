package io.headrace.tracking.recorder;

import io.headrace.log.LogRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;

/**
 * What operators see of the recorder: events, points and segments stored, and how long it takes.
 */
public final class RecorderMetrics {

  private final Counter events;
  private final Counter points;
  private final Counter segmentBytes;
  private final Timer commits;

  public RecorderMetrics(MeterRegistry metrics) {
    this.events = metrics.counter("headrace.recorder.events");
    this.points = metrics.counter("headrace.recorder.points");
    this.segmentBytes = metrics.counter("headrace.recorder.segment.bytes");
    this.commits =
        Timer.builder("headrace.recorder.commit")
            .publishPercentileHistogram()
            .maximumExpectedValue(Duration.ofSeconds(30))
            .register(metrics);
  }

  void stored(List<LogRecord> batch, List<RunCommit> stored, long nanos) {
    events.increment(batch.size());
    for (RunCommit commit : stored) {
      points.increment(commit.pointCount());
      commit.segments().forEach(segment -> segmentBytes.increment(segment.remaining()));
    }
    commits.record(Duration.ofNanos(nanos));
  }
}
