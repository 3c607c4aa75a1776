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
    Report report = load.report(command).add("runs", size.runs()).add("keys", size.keys());
    report.add("points_per_request", size.batch());
    LoadFigures.add(report, result.measurement(), size.batch());
    boolean good = result.measurement().errors().isEmpty();
    good &= step(report, () -> latest(new LatestValues(rest, ledger, plan), ended, report));
    if (points.ledger() != null) {
      ledger.write(points.ledger());
    }
    good &= step(report, () -> check(new PointReadback(rest, ledger, plan), report));
    good &= step(report, () -> end(experiments, runIds));
    load.print(report);
    return good ? ExitStatus.GOOD : ExitStatus.BAD;
  }

  /** Something to do after the load; says whether all is well. */
  @FunctionalInterface
  private interface Step {
    boolean take() throws IOException;
  }

  /** Takes a step that a dead server may stop: what was measured before is still worth reading. */
  private static boolean step(Report report, Step step) {
    try {
      return step.take();
    } catch (IOException e) {
      report.add("check", "FAILED: " + Failures.sentence(e));
      return false;
    }
  }

  private boolean latest(LatestValues values, long ended, Report report) throws IOException {
    if (points.patience().isZero()) {
      return true;
    }
    boolean arrived = values.await(points.patience());
    if (arrived) {
      report.add("latest_values_after_ms", (System.nanoTime() - ended) / 1e6);
    } else {
      report.add("latest_values_after_ms", "not within " + points.patience().toSeconds() + " s");
    }
    return arrived;
  }

  private boolean check(PointReadback readback, Report report) throws IOException {
    return !points.check() || readback.add(report);
  }

  private boolean end(Experiments experiments, List<String> runIds) throws IOException {
    for (String runId : runIds) {
      experiments.end(runId, "FINISHED", clock.millis());
    }
    return true;
  }
}
