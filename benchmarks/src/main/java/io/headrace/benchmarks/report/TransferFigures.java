package io.headrace.benchmarks.report;

import io.headrace.benchmarks.load.Measurement;
import org.HdrHistogram.Histogram;

/** Turns what was measured of artifacts that went one way into the figures of a report. */
public final class TransferFigures {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private TransferFigures() {}

  /**
   * Adds throughput (MB are millions of bytes) and the latencies of whole artifacts, in ms.
   *
   * @param direction that the names of the figures begin with
   * @param size of an artifact in bytes
   */
  public static void add(Report report, String direction, Measurement measurement, long size) {
    double seconds = measurement.seconds();
    double perSecond = seconds > 0 ? measurement.units() / seconds : 0;
    Histogram latencies = measurement.latencies();
    report.add(direction + "_acknowledged", measurement.units());
    report.add(direction + "_seconds", seconds);
    report.add(direction + "_mb_per_second", perSecond * size / BYTES_PER_MEGABYTE);
    report.add(direction + "_requests_per_second", perSecond);
    for (int percentile : new int[] {50, 95, 99}) {
      report.add(
          direction + "_p" + percentile + "_ms",
          latencies.getValueAtPercentile(percentile) / NANOS_PER_MILLI);
    }
    report.add(direction + "_errors", measurement.errors());
    report.add(direction + "_generator_load", measurement.generatorLoad());
    report.add(direction + "_warnings", LoadFigures.warnings(measurement));
  }
}
