package io.headrace.benchmarks.scaling;

import io.headrace.benchmarks.load.Measurement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** What was measured of one call on one run, over all rounds. */
final class Figures {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_MICRO = 1e3;

  private final Histogram latencies = new Histogram(3);
  private final List<Double> processorMicros = new ArrayList<>();
  private long requests;
  private long errors;
  private String firstError = "";

  void add(Measurement measurement, Duration serverTime) {
    latencies.add(measurement.latencies());
    processorMicros.add(serverTime.toNanos() / NANOS_PER_MICRO / measurement.requests());
    requests += measurement.requests();
    errors += measurement.errors().values().stream().mapToLong(Long::longValue).sum();
    if (firstError.isEmpty()) {
      firstError = measurement.firstError();
    }
  }

  private double p50() {
    return latencies.getValueAtPercentile(50) / NANOS_PER_MILLI;
  }

  private double p99() {
    return latencies.getValueAtPercentile(99) / NANOS_PER_MILLI;
  }

  /** Of a request in the median round: the odd compaction or collection falls into one round. */
  private double processorMicros() {
    List<Double> sorted = processorMicros.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  boolean good() {
    return errors == 0 && requests > 0;
  }

  String firstError() {
    return firstError;
  }

  /** A row of a table, with ratios to {@code base}. */
  String row(String call, String run, Figures base) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %,d | %.2f | %.2f | %.0f | %.2f | %.2f | %s |",
        call,
        run,
        requests,
        p50(),
        p99(),
        processorMicros(),
        p50() / base.p50(),
        processorMicros() / base.processorMicros(),
        errors == 0 ? "none" : errors + ": void");
  }

  static String head() {
    return """
        | call | run | requests | p50 ms | p99 ms | server's processor, µs | p50, ratio | processor, ratio | errors |
        |---|---|---|---|---|---|---|---|---|""";
  }
}
