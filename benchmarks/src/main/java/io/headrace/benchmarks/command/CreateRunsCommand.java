package io.headrace.benchmarks.command;

import io.headrace.benchmarks.load.LoadLoop;
import io.headrace.benchmarks.report.LoadFigures;
import io.headrace.benchmarks.report.Report;
import io.headrace.benchmarks.rest.Experiments;
import io.headrace.benchmarks.rest.MlflowRest;
import io.headrace.benchmarks.runs.CreateRunsWorkload;
import io.headrace.benchmarks.runs.FillProgress;
import io.headrace.benchmarks.runs.RunPlan;
import io.headrace.benchmarks.runs.WideMetrics;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes runs. */
@Command(
    name = "create-runs",
    description = "Makes runs, each with 3 metrics, 3 params and a tag: two requests a run.")
public final class CreateRunsCommand implements Callable<Integer> {

  @Mixin private LoadOptions load;

  @Option(
      names = "--end",
      description = "End 95 of 100 runs, by finishing, failing or being killed: a request more.")
  private boolean ended;

  @Option(
      names = "--wide-per-run",
      defaultValue = "0",
      description = "Metrics more that each run gets, in requests of 1000 (${DEFAULT-VALUE}).")
  private int widePerRun;

  @Option(
      names = "--wide-keys",
      defaultValue = "20000",
      description = "Keys that those are drawn from (${DEFAULT-VALUE}).")
  private int wideKeys;

  @Override
  public Integer call() throws IOException {
    MlflowRest rest = load.rest();
    String experimentId = new Experiments(rest).findOrCreate(load.experiment());
    CreateRunsWorkload workload =
        new CreateRunsWorkload(
            experimentId,
            new RunPlan(
                load.seed(),
                0,
                Clock.systemUTC().millis(),
                ended,
                new WideMetrics(wideKeys, widePerRun)),
            new FillProgress(System::nanoTime, System.err::println),
            rest.host());
    LoadLoop.Result result = load.run(rest, workload);
    Report report = load.report("create-runs");
    LoadFigures.add(report, result.measurement(), workload.pointsPerUnit());
    load.print(report);
    return result.measurement().errors().isEmpty() ? ExitStatus.GOOD : ExitStatus.BAD;
  }
}
