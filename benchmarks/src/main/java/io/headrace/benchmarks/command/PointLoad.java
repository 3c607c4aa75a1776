package io.headrace.benchmarks.command;

import io.headrace.benchmarks.check.LatestValues;
import io.headrace.benchmarks.load.LoadLoop;
import io.headrace.benchmarks.load.Workload;
import io.headrace.benchmarks.points.Ledger;
import io.headrace.benchmarks.points.PlanSize;
import io.headrace.benchmarks.points.PointPlan;
import io.headrace.benchmarks.report.LoadFigures;
import io.headrace.benchmarks.report.Report;
import io.headrace.benchmarks.rest.Experiments;
import io.headrace.benchmarks.rest.MlflowRest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** A load of points from making the runs to the report: what log-metric and log-batch share. */
final class PointLoad {

  private final LoadOptions load;
  private final PointOptions points;
  private final Clock clock;

  PointLoad(LoadOptions load, PointOptions points, Clock clock) {
    this.load = load;
    this.points = points;
    this.clock = clock;
  }

  /** Makes the workload for the runs that were made. */
  @FunctionalInterface
  interface Work {
    Workload of(PointPlan plan, List<String> runIds, String host);
  }

  /** Runs and reports; returns the exit status. */
  int run(String command, int batch, Work work) throws IOException {
    MlflowRest rest = load.rest();
    Experiments experiments = new Experiments(rest);
    PlanSize size = new PlanSize(points.runs(load.connections()), points.keys(), batch);
    PointPlan plan = new PointPlan(size, load.seed(), clock.millis());
    List<String> runIds =
        experiments.createRuns(
            experiments.findOrCreate(load.experiment()), size.runs(), plan.startMillis());
    LoadLoop.Result result = load.run(rest, work.of(plan, runIds, rest.host()));
    long ended = System.nanoTime();
    Ledger ledger =
        new Ledger(load.url(), load.seed(), plan.startMillis(), size, runIds, result.outcomes());
    if (points.ledger() != null) {
      ledger.write(points.ledger());
    }
    Report report = load.report(command).add("runs", size.runs()).add("keys", size.keys());
    report.add("points_per_request", size.batch());
    LoadFigures.add(report, result.measurement(), size.batch());
    boolean good = result.measurement().errors().isEmpty();
    try {
      good &= readBack(rest, ledger, ended, report);
      for (String runId : runIds) {
        experiments.end(runId, "FINISHED", clock.millis());
      }
    } catch (IOException e) {
      // What was measured is still worth reading.
      report.add("check", "FAILED: " + Failures.sentence(e));
      good = false;
    }
    load.print(report);
    return good ? ExitStatus.GOOD : ExitStatus.BAD;
  }

  private boolean readBack(MlflowRest rest, Ledger ledger, long ended, Report report)
      throws IOException {
    boolean good = points.patience().isZero() || latest(rest, ledger, ended, report);
    if (points.check()) {
      good &= new PointReadback(rest, ledger).add(report);
    }
    return good;
  }

  private boolean latest(MlflowRest rest, Ledger ledger, long ended, Report report)
      throws IOException {
    boolean arrived = new LatestValues(rest, ledger).await(points.patience());
    if (arrived) {
      report.add("latest_values_after_ms", (System.nanoTime() - ended) / 1e6);
    } else {
      report.add("latest_values_after_ms", "not within " + points.patience().toSeconds() + " s");
    }
    return arrived;
  }
}
