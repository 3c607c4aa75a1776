package io.headrace.benchmarks.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.benchmarks.load.Outcome;
import io.headrace.benchmarks.load.Outcomes;
import io.headrace.benchmarks.points.PlanSize;
import io.headrace.benchmarks.points.PointPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One run, one key, one point a request: the unit's number is the step. */
class SeriesCheckTest {

  private static final int STEPS = 10;

  private final PointPlan plan = new PointPlan(new PlanSize(1, 1, 1), 3, 1_700_000_000_000L);
  private final Outcomes outcomes = new Outcomes();
  private final SeriesCheck check = new SeriesCheck(plan, outcomes, 0, 0);

  @BeforeEach
  void acknowledgeAll() {
    for (int step = 0; step < STEPS; step++) {
      outcomes.set(step, Outcome.ACKNOWLEDGED);
    }
  }

  @Test
  void finish_everythingThere_isGood() {
    visit(0, STEPS);
    Findings findings = check.finish();
    assertThat(findings.good()).isTrue();
    assertThat(findings.rightCount()).isEqualTo(STEPS);
  }

  @Test
  void finish_acknowledgedPointsAbsent_areMissing() {
    visit(2, STEPS);
    Findings findings = check.finish();
    assertThat(findings.good()).isFalse();
    assertThat(findings.missingCount()).isEqualTo(2);
    assertThat(findings.examples()).first().asString().contains("step 0");
  }

  @Test
  void visit_sameStepAgain_isDoubled() {
    visit(0, STEPS);
    visit(4, 5);
    assertThat(check.finish().doubledCount()).isEqualTo(1);
  }

  @Test
  void visit_otherValue_isWrong() {
    visit(0, STEPS - 1);
    check.visit(STEPS - 1, plan.timestamp(0, STEPS - 1), plan.value(0, 0, STEPS - 1) + 1);
    Findings findings = check.finish();
    assertThat(findings.wrongCount()).isEqualTo(1);
    assertThat(findings.missingCount()).isZero();
  }

  @Test
  void visit_otherTimestamp_isWrong() {
    visit(0, STEPS - 1);
    check.visit(STEPS - 1, plan.timestamp(0, STEPS - 1) + 1, plan.value(0, 0, STEPS - 1));
    assertThat(check.finish().wrongCount()).isEqualTo(1);
  }

  @Test
  void visit_refusedOrNeverSent_isUnexpected() {
    outcomes.set(3, Outcome.REFUSED);
    visit(0, STEPS + 1);
    check.visit(-1, 0, 0);
    assertThat(check.finish().unexpectedCount()).isEqualTo(3);
  }

  @Test
  void finish_outcomeUnknown_mayBeThereOrNot() {
    outcomes.set(3, Outcome.UNKNOWN);
    outcomes.set(7, Outcome.UNKNOWN);
    visit(0, 7);
    visit(8, STEPS);
    assertThat(check.finish().good()).isTrue();
  }

  private void visit(int from, int to) {
    for (int step = from; step < to; step++) {
      check.visit(step, plan.timestamp(0, step), plan.value(0, 0, step));
    }
  }
}
