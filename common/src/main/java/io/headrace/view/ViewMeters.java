package io.headrace.view;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * What a view says of itself: how much of its memory is in use, and what does not fit into it.
 *
 * @param maxBytes that the memory may take
 */
record ViewMeters(RunMemory memory, RunScan scan, long maxBytes) implements MeterBinder {

  @Override
  public void bindTo(MeterRegistry metrics) {
    Gauge.builder("headrace.view.bytes", memory, RunMemory::bytesShown)
        .description("What runs and columns in memory take, by estimate")
        .register(metrics);
    Gauge.builder("headrace.view.max.bytes", this, ViewMeters::maxBytes)
        .description("What runs and columns in memory may take")
        .strongReference(true)
        .register(metrics);
    Gauge.builder("headrace.view.runs", memory, RunMemory::size)
        .description("Runs in memory")
        .register(metrics);
    FunctionCounter.builder("headrace.view.scans", scan, RunScan::count)
        .description("Searches that read their runs from Cassandra")
        .register(metrics);
  }
}
