package io.headrace.tracking.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WithRunsTest {

  private final AtomicInteger runsChanged = new AtomicInteger();

  private Future<Void> runs() {
    runsChanged.incrementAndGet();
    return Future.succeededFuture();
  }

  @Test
  void change_ofExperiment_takesItsRunsAlong() {
    assertThat(WithRuns.change(Future.succeededFuture(), this::runs).succeeded()).isTrue();
    assertThat(runsChanged).hasValue(1);
  }

  @Test
  void change_thatWasDoneBefore_finishesTheRunsAndIsRefused() {
    HeadraceException refusal = HeadraceException.notFound("No Experiment with id=1 exists");

    assertThat(WithRuns.change(Future.failedFuture(refusal), this::runs).cause())
        .isEqualTo(refusal);
    assertThat(runsChanged).hasValue(1);
  }

  @Test
  void change_thatCouldNotBeMade_leavesTheRunsAlone() {
    HeadraceException failure =
        new HeadraceException(ErrorCode.TEMPORARILY_UNAVAILABLE, "Cassandra does not answer");

    assertThat(WithRuns.change(Future.failedFuture(failure), this::runs).cause())
        .isEqualTo(failure);
    assertThat(runsChanged).hasValue(0);
  }

  @Test
  void change_ofRunsThatFails_fails() {
    assertThat(
            WithRuns.change(Future.succeededFuture(), () -> Future.failedFuture("late")).failed())
        .isTrue();
  }
}
