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
    this.events = counter(metrics, "headrace.recorder.events", "Events that were stored");
    this.points = counter(metrics, "headrace.recorder.points", "Points that were stored");
    this.segmentBytes =
        counter(
            metrics, "headrace.recorder.segment.bytes", "Bytes of the segments that were stored");
    this.commits =
        Timer.builder("headrace.recorder.commit")
            .description("To store what came from the log in one batch")
            .publishPercentileHistogram()
            .maximumExpectedValue(Duration.ofSeconds(30))
            .register(metrics);
  }

  private static Counter counter(MeterRegistry metrics, String name, String description) {
    return Counter.builder(name).description(description).register(metrics);
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
