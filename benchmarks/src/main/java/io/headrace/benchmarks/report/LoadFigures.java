package io.headrace.benchmarks.report;

import io.headrace.benchmarks.load.Measurement;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Turns a measurement into the figures of a report. */
public final class LoadFigures {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double SATURATED = 0.9;

  private LoadFigures() {}

  /** Adds throughput, latencies in ms, and whatever a reader should know before believing them. */
  public static void add(Report report, Measurement measurement, int pointsPerUnit) {
    double seconds = measurement.seconds();
    Histogram latencies = measurement.latencies();
    report.add("seconds", seconds).add("acknowledged", measurement.units());
    report.add("requests_per_second", perSecond(measurement.requests(), seconds));
    report.add("units_per_second", perSecond(measurement.units(), seconds));
    report.add("points_per_second", perSecond(measurement.units() * pointsPerUnit, seconds));
    report.add("p50_ms", latencies.getValueAtPercentile(50) / NANOS_PER_MILLI);
    report.add("p95_ms", latencies.getValueAtPercentile(95) / NANOS_PER_MILLI);
    report.add("p99_ms", latencies.getValueAtPercentile(99) / NANOS_PER_MILLI);
    report.add("max_ms", latencies.getMaxValue() / NANOS_PER_MILLI);
    report.add("errors", measurement.errors());
    report.add("unsent", measurement.unsent());
    report.add("generator_load", measurement.generatorLoad());
    report.add("warnings", warnings(measurement));
  }

  private static double perSecond(long count, double seconds) {
    return seconds > 0 ? count / seconds : 0;
  }

  static List<String> warnings(Measurement measurement) {
    List<String> warnings = new ArrayList<>();
    if (measurement.units() == 0) {
      warnings.add("Nothing was acknowledged in the time that was measured.");
    }
    if (!measurement.errors().isEmpty()) {
      warnings.add(
          "There were errors; latencies include theirs. First: " + measurement.firstError());
    }
    if (measurement.unsent() > 0) {
      warnings.add(
          "The server did not keep up with the rate; what was not sent counts as waiting.");
    }
    if (measurement.generatorLoad() > SATURATED) {
      warnings.add("The generator was at its own limit; the server may be faster than this.");
    }
    return warnings;
  }
}
