package io.headrace.benchmarks.command;

import io.headrace.benchmarks.load.LoadLoop;
import io.headrace.benchmarks.report.LoadFigures;
import io.headrace.benchmarks.report.Report;
import io.headrace.benchmarks.rest.Experiments;
import io.headrace.benchmarks.rest.MlflowRest;
import io.headrace.benchmarks.runs.SearchRunsWorkload;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Searches runs. */
@Command(
    name = "search",
    description =
        "Searches the runs that create-runs made: a metric, a param and a tag, ordered by a metric.")
public final class SearchCommand implements Callable<Integer> {

  @Mixin private LoadOptions load;

  @Override
  public Integer call() throws IOException {
    MlflowRest rest = load.rest();
    String experimentId = new Experiments(rest).findOrCreate(load.experiment());
    SearchRunsWorkload workload = new SearchRunsWorkload(experimentId, load.seed(), rest.host());
    LoadLoop.Result result = load.run(rest, workload);
    Report report = load.report("search");
    LoadFigures.add(report, result.measurement(), workload.pointsPerUnit());
    report.add("answers_without_a_run", workload.empty());
    load.print(report);
    return result.measurement().errors().isEmpty() ? ExitStatus.GOOD : ExitStatus.BAD;
  }
}
