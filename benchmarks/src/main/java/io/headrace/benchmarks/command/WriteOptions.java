package io.headrace.benchmarks.command;

import io.headrace.benchmarks.load.Measurement;
import io.headrace.benchmarks.report.Report;
import io.headrace.benchmarks.rest.MlflowRest;
import io.headrace.benchmarks.runs.MovingRunsWorkload;
import io.headrace.benchmarks.search.WritesBeside;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Option;

/** Flags of writes that arrive while something else is measured. */
final class WriteOptions {

  private static final double NANOS_PER_MILLI = 1e6;

  @Option(
      names = "--writes",
      defaultValue = "0",
      description = "Log so many metrics a second meanwhile, come what may (${DEFAULT-VALUE}).")
  private double perSecond;

  @Option(
      names = "--write-runs",
      defaultValue = "64",
      description = "Runs of the experiment that those go to (${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--write-connections",
      defaultValue = "16",
      description = "Connections of theirs (${DEFAULT-VALUE}).")
  private int connections;

  private final Clock clock = Clock.systemUTC();

  /** How many runs are written to. */
  int runs() {
    return perSecond > 0 ? runs : 0;
  }

  /**
   * Measures something, and adds to the report how the writes went meanwhile.
   *
   * @param runIds as many as {@link #runs} asks for
   * @return whether all went well
   */
  boolean meanwhile(
      MlflowRest rest, List<String> runIds, long seed, Report report, BooleanSupplier measuring)
      throws IOException {
    if (runIds.isEmpty()) {
      return measuring.getAsBoolean();
    }
    MovingRunsWorkload workload = new MovingRunsWorkload(runIds, seed, clock.millis(), rest.host());
    try (WritesBeside beside =
        WritesBeside.start(rest.address(), connections, workload, perSecond)) {
      boolean good = measuring.getAsBoolean();
      Measurement written = beside.end();
      report
          .add("write_runs", runIds.size())
          .add("writes_asked_per_second", perSecond)
          .add("writes_per_second", written.units() / written.seconds())
          .add("write_p50_ms", millis(written, 50))
          .add("write_p99_ms", millis(written, 99))
          .add("writes_unsent", written.unsent())
          .add("write_generator_load", written.generatorLoad())
          .add("write_errors", written.errors());
      return good && written.errors().isEmpty();
    }
  }

  private static double millis(Measurement written, double percentile) {
    return written.latencies().getValueAtPercentile(percentile) / NANOS_PER_MILLI;
  }
}
