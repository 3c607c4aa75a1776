package io.headrace.benchmarks.command;

import io.headrace.benchmarks.points.LogMetricWorkload;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Logs points one a request. */
@Command(name = "log-metric", description = "Logs points with runs/log-metric, one a request.")
public final class LogMetricCommand implements Callable<Integer> {

  @Mixin private LoadOptions load;
  @Mixin private PointOptions points;

  @Override
  public Integer call() throws IOException {
    return new PointLoad(load, points, Clock.systemUTC())
        .run("log-metric", 1, LogMetricWorkload::new);
  }
}
