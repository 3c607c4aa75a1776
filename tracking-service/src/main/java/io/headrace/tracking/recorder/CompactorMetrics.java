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
    this.points =
        counter(
            "headrace.compactor.points",
            "Points that were written into chunks, again when chunks are merged");
    this.chunks = counter("headrace.compactor.chunks", "Chunks that were written");
    this.chunkBytes =
        counter("headrace.compactor.chunk.bytes", "Bytes of the chunks that were written");
    this.failures =
        counter(
            "headrace.compactor.failures",
            "Generations that could not be compacted; they are tried again");
    this.generations =
        Timer.builder("headrace.compactor.generation")
            .description("To turn a generation of segments into chunks")
            .register(metrics);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(metrics);
  }

  void watchQueue(Supplier<Number> waiting) {
    Gauge.builder("headrace.compactor.runs.waiting", waiting)
        .description("Runs with segments that are due to become chunks")
        .register(metrics);
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
