package io.headrace.tracking.recorder;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;

/** What operators see of the compactor. */
public final class CompactorMetrics {

  private final MeterRegistry metrics;
  private final Counter points;
  private final Counter chunks;
  private final Counter chunkBytes;
  private final Counter failures;
  private final Timer generations;

  public CompactorMetrics(MeterRegistry metrics) {
    this.metrics = metrics;
    this.points = metrics.counter("headrace.compactor.points");
    this.chunks = metrics.counter("headrace.compactor.chunks");
    this.chunkBytes = metrics.counter("headrace.compactor.chunk.bytes");
    this.failures = metrics.counter("headrace.compactor.failures");
    this.generations = metrics.timer("headrace.compactor.generation");
  }

  void watchQueue(Supplier<Number> waiting) {
    Gauge.builder("headrace.compactor.runs.waiting", waiting).register(metrics);
  }

  /** A chunk was written, of segments or of smaller chunks. */
  void written(int pointsInIt, int bytes) {
    points.increment(pointsInIt);
    chunks.increment();
    chunkBytes.increment(bytes);
  }

  void compacted(long nanos) {
    generations.record(Duration.ofNanos(nanos));
  }

  void failed() {
    failures.increment();
  }
}
