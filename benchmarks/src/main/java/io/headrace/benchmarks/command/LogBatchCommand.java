package io.headrace.benchmarks.command;

import io.headrace.benchmarks.points.LogBatchWorkload;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Logs points many a request. */
@Command(name = "log-batch", description = "Logs points with runs/log-batch, many a request.")
public final class LogBatchCommand implements Callable<Integer> {

  @Mixin private LoadOptions load;
  @Mixin private PointOptions points;

  @Option(
      names = "--batch",
      defaultValue = "1000",
      description = "Points of a request; MLflow allows 1000 (${DEFAULT-VALUE}).")
  private int batch;

  @Override
  public Integer call() throws IOException {
    return new PointLoad(load, points, Clock.systemUTC())
        .run("log-batch", batch, LogBatchWorkload::new);
  }
}
