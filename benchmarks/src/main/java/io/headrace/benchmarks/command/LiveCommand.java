package io.headrace.benchmarks.command;

import io.headrace.benchmarks.live.Listeners;
import io.headrace.benchmarks.live.StampedWorkload;
import io.headrace.benchmarks.load.LoadLoop;
import io.headrace.benchmarks.load.Outcome;
import io.headrace.benchmarks.load.Outcomes;
import io.headrace.benchmarks.report.LoadFigures;
import io.headrace.benchmarks.report.Report;
import io.headrace.benchmarks.rest.Experiments;
import io.headrace.benchmarks.rest.MlflowRest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Logs points while others listen, and measures how late they are told. */
@Command(
    name = "live",
    description = "Logs points to runs that many listen to, and measures how late they are told.")
public final class LiveCommand implements Callable<Integer> {

  private static final Duration CONNECT = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final double MICROS_PER_MILLI = 1e3;

  @Mixin private LoadOptions load;

  @Option(
      names = "--listeners",
      defaultValue = "1000",
      description = "Live streams, dealt to the runs in turn (${DEFAULT-VALUE}).")
  private int listenerCount;

  @Option(names = "--runs", defaultValue = "100", description = "Runs (${DEFAULT-VALUE}).")
  private int runs;

  @Option(names = "--keys", defaultValue = "10", description = "Metrics (${DEFAULT-VALUE}).")
  private int keys;

  @Option(
      names = "--batch",
      defaultValue = "100",
      description = "Points of a request; MLflow allows 1000 (${DEFAULT-VALUE}).")
  private int batch;

  @Override
  public Integer call() throws IOException {
    MlflowRest rest = load.rest();
    Experiments experiments = new Experiments(rest);
    List<String> runIds =
        experiments.createRuns(experiments.findOrCreate(load.experiment()), runs, 0);
    long start = System.nanoTime();
    LongSupplier clock = () -> TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
    try (Listeners listeners = new Listeners(rest.address(), runIds, listenerCount, clock)) {
      if (!listeners.awaitLive(CONNECT)) {
        throw new IOException("Not all streams began within " + CONNECT.toSeconds() + " s.");
      }
      StampedWorkload workload = new StampedWorkload(runIds, keys, batch, clock, rest.host());
      listeners.measureFrom(
          clock.getAsLong() + TimeUnit.NANOSECONDS.toMicros(load.warmUp().toNanos()));
      LoadLoop.Result result = load.run(rest, workload);
      return report(workload, result, listeners) ? ExitStatus.GOOD : ExitStatus.BAD;
    }
  }

  private boolean report(StampedWorkload workload, LoadLoop.Result result, Listeners listeners)
      throws IOException {
    long[] logged = logged(workload, result);
    boolean complete = listeners.awaitPoints(logged, PATIENCE);
    Histogram latencies = listeners.latencies();
    Report report =
        load.report("live")
            .add("listeners", listenerCount)
            .add("runs", runs)
            .add("keys", keys)
            .add("points_per_request", batch);
    LoadFigures.add(report, result.measurement(), batch);
    report
        .add("points_told", listeners.points())
        .add("points_left_out", listeners.leftOut())
        .add("points_missing", listeners.missing(logged))
        .add("told_p50_ms", latencies.getValueAtPercentile(50) / MICROS_PER_MILLI)
        .add("told_p99_ms", latencies.getValueAtPercentile(99) / MICROS_PER_MILLI)
        .add("told_max_ms", latencies.getMaxValue() / MICROS_PER_MILLI);
    load.print(report);
    return complete && result.measurement().errors().isEmpty();
  }

  /** Acknowledged points by run. */
  private long[] logged(StampedWorkload workload, LoadLoop.Result result) {
    long[] logged = new long[runs];
    Outcomes outcomes = result.outcomes();
    for (long unit = 0; unit < outcomes.size(); unit++) {
      if (outcomes.get(unit) == Outcome.ACKNOWLEDGED) {
        logged[workload.run(unit)] += batch;
      }
    }
    return logged;
  }
}
