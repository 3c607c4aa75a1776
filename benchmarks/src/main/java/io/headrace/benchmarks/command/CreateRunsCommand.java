package io.headrace.benchmarks.command;

import io.headrace.benchmarks.load.LoadLoop;
import io.headrace.benchmarks.report.LoadFigures;
import io.headrace.benchmarks.report.Report;
import io.headrace.benchmarks.rest.Experiments;
import io.headrace.benchmarks.rest.MlflowRest;
import io.headrace.benchmarks.runs.CreateRunsWorkload;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes runs. */
@Command(
    name = "create-runs",
    description = "Makes runs, each with 3 metrics, 3 params and a tag: two requests a run.")
public final class CreateRunsCommand implements Callable<Integer> {

  @Mixin private LoadOptions load;

  @Override
  public Integer call() throws IOException {
    MlflowRest rest = load.rest();
    String experimentId = new Experiments(rest).findOrCreate(load.experiment());
    CreateRunsWorkload workload =
        new CreateRunsWorkload(experimentId, load.seed(), Clock.systemUTC().millis(), rest.host());
    LoadLoop.Result result = load.run(rest, workload);
    Report report = load.report("create-runs");
    LoadFigures.add(report, result.measurement(), workload.pointsPerUnit());
    load.print(report);
    return result.measurement().errors().isEmpty() ? ExitStatus.GOOD : ExitStatus.BAD;
  }
}
