package io.headrace.benchmarks.command;

import io.headrace.benchmarks.check.LatestValues;
import io.headrace.benchmarks.check.SeriesPages;
import io.headrace.benchmarks.load.LoadLoop;
import io.headrace.benchmarks.points.HistoryWorkload;
import io.headrace.benchmarks.points.Ledger;
import io.headrace.benchmarks.points.PlanSize;
import io.headrace.benchmarks.points.PointFill;
import io.headrace.benchmarks.report.LoadFigures;
import io.headrace.benchmarks.report.Report;
import io.headrace.benchmarks.rest.MlflowRest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads a long history page by page. */
@Command(
    name = "history",
    description =
        "Logs a long series of one metric, reads it back and checks it, and then reads its pages in"
            + " turn with metrics/get-history.")
public final class HistoryCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Mixin private LoadOptions load;

  @Option(
      names = "--points",
      defaultValue = "1000000",
      description = "Points of the series, a multiple of the page (${DEFAULT-VALUE}).")
  private int points;

  @Option(
      names = "--page",
      defaultValue = "25000",
      description = "Points of a page, a multiple of 1000 (${DEFAULT-VALUE}).")
  private int page;

  @Override
  public Integer call() throws IOException {
    if (page < 1 || points < 1 || page % PointFill.BATCH != 0 || points % page != 0) {
      throw new IllegalArgumentException(
          "--page must be a multiple of 1000, and --points one of --page.");
    }
    MlflowRest rest = load.rest();
    Report report = load.report("history").add("points", points).add("page", page);
    PointFill fill = new PointFill(load.url(), load.experiment(), load.seed(), Clock.systemUTC());
    Ledger ledger = fill.run(new PlanSize(1, 1, PointFill.BATCH), points);
    report.add("fill_points_per_second", fill.pointsPerSecond());
    new LatestValues(rest, ledger, ledger.plan()).await(PATIENCE);
    SeriesPages pages = SeriesPages.read(rest, ledger, ledger.plan(), page);
    HistoryWorkload workload = new HistoryWorkload(pages.paths(), page, rest.host());
    LoadLoop.Result result = load.run(rest, workload);
    LoadFigures.add(report, result.measurement(), page);
    report.add("pages", pages.paths().size()).add("right_points", pages.findings().rightCount());
    report.add("findings", pages.findings().examples());
    boolean all = pages.findings().good() && pages.paths().size() == points / page;
    report.add("check", all ? "passed" : "FAILED");
    load.print(report);
    return all && result.measurement().errors().isEmpty() ? ExitStatus.GOOD : ExitStatus.BAD;
  }
}
