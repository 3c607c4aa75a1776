package io.headrace.artifact.upload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** What operators see of the files that come through Kafka. */
final class UploadMetrics {

  private final Counter files;
  private final Counter bytes;
  private volatile int openUploads;
  private volatile long openBytes;

  UploadMetrics(MeterRegistry metrics) {
    this.files =
        Counter.builder("headrace.artifacts.files")
            .description("Files from the log that were stored")
            .register(metrics);
    this.bytes =
        Counter.builder("headrace.artifacts.bytes")
            .description("Bytes of files from the log that were stored")
            .register(metrics);
    Gauge.builder("headrace.artifacts.open", this, open -> open.openUploads)
        .description("Files of which not all has come")
        .register(metrics);
    Gauge.builder("headrace.artifacts.open.bytes", this, open -> open.openBytes)
        .description("Memory that files take of which not all has come")
        .register(metrics);
  }

  void stored(int length) {
    files.increment();
    bytes.increment(length);
  }

  void open(Assembly assembly) {
    openUploads = assembly.size();
    openBytes = assembly.weight();
  }
}
