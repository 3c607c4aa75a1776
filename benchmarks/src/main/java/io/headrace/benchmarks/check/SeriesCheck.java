package io.headrace.benchmarks.check;

import io.headrace.benchmarks.load.Outcome;
import io.headrace.benchmarks.load.Outcomes;
import io.headrace.benchmarks.points.PointPlan;
import java.util.BitSet;

/** Compares what a server says one key of one run holds with what was logged to it. */
final class SeriesCheck implements MetricHistory.Visitor {

  private final PointPlan plan;
  private final Outcomes outcomes;
  private final int run;
  private final int key;
  private final BitSet seen = new BitSet();
  private final Findings findings = new Findings();

  SeriesCheck(PointPlan plan, Outcomes outcomes, int run, int key) {
    this.plan = plan;
    this.outcomes = outcomes;
    this.run = run;
    this.key = key;
  }

  @Override
  public void visit(long step, long timestamp, double value) {
    Outcome outcome = step < 0 ? Outcome.UNSENT : outcomes.get(plan.request(run, key, step));
    if (outcome == Outcome.UNSENT || outcome == Outcome.REFUSED) {
      findings.unexpected("step " + step + " is there but was " + outcome);
      return;
    }
    int index = Math.toIntExact(step);
    if (seen.get(index)) {
      findings.doubled("step " + step + " is there twice");
      return;
    }
    seen.set(index);
    boolean right =
        timestamp == plan.timestamp(run, step)
            && Double.compare(value, plan.value(run, key, step)) == 0;
    if (right) {
      findings.right();
    } else {
      findings.wrong(
          "step "
              + step
              + " is "
              + value
              + " at "
              + timestamp
              + " instead of "
              + plan.value(run, key, step)
              + " at "
              + plan.timestamp(run, step));
    }
  }

  /** To be called when the whole history has been visited. */
  Findings finish() {
    long steps = plan.stepsBefore(run, key, outcomes.size());
    for (int step = 0; step < steps; step++) {
      if (!seen.get(step) && outcomes.get(plan.request(run, key, step)) == Outcome.ACKNOWLEDGED) {
        findings.missing("step " + step + " was acknowledged but is not there");
      }
    }
    return findings;
  }
}
