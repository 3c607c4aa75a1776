package io.headrace.benchmarks.command;

import io.headrace.benchmarks.check.Findings;
import io.headrace.benchmarks.check.PointCheck;
import io.headrace.benchmarks.points.Ledger;
import io.headrace.benchmarks.points.PointPlan;
import io.headrace.benchmarks.report.Report;
import io.headrace.benchmarks.rest.MlflowRest;
import java.io.IOException;

/** Runs the check and puts what it found into a report. */
final class PointReadback {

  private final PointCheck check;

  PointReadback(MlflowRest rest, Ledger ledger, PointPlan plan) {
    this.check = new PointCheck(rest, ledger, plan);
  }

  /** Returns whether all is as it should be. */
  boolean add(Report report) throws IOException {
    long start = System.nanoTime();
    Findings findings = check.run();
    report
        .add("acknowledged_points", check.acknowledgedPoints())
        .add("right_points", findings.rightCount())
        .add("missing_points", findings.missingCount())
        .add("doubled_points", findings.doubledCount())
        .add("wrong_points", findings.wrongCount())
        .add("unexpected_points", findings.unexpectedCount())
        .add("check_seconds", (System.nanoTime() - start) / 1e9)
        .add("findings", findings.examples())
        .add("check", findings.good() ? "passed" : "FAILED");
    return findings.good();
  }
}
