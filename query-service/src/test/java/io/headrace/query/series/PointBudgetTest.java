package io.headrace.query.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PointBudgetTest {

  private final PointBudget budget = new PointBudget(10, 20);

  @Test
  void run_pointsThatSuffice_areGivenBackAtTheEnd() {
    Promise<String> end = Promise.promise();
    Future<String> done = budget.run(taking(7, end));

    assertThat(budget.takenInCommon()).isEqualTo(7);
    end.complete("drawn");
    assertThat(done.result()).isEqualTo("drawn");
    assertThat(budget.takenInCommon()).isZero();
  }

  @Test
  void run_failure_givesThePointsBackAndIsNotRepeated() {
    List<HeldPoints> attempts = new ArrayList<>();

    Future<String> done =
        budget.run(
            held -> {
              attempts.add(held);
              held.take(7);
              throw new IllegalStateException("broken");
            });

    assertThat(done.cause()).hasMessage("broken");
    assertThat(attempts).hasSize(1);
    assertThat(budget.takenInCommon()).isZero();
  }

  @Test
  void run_tooFewInCommon_isDoneAgainAlone() {
    Promise<String> never = Promise.promise();
    budget.run(taking(7, never));

    assertThat(budget.run(taking(20, Future.succeededFuture("drawn"))).result()).isEqualTo("drawn");
    assertThat(budget.takenInCommon()).isEqualTo(7);
  }

  @Test
  void run_severalThatNeedMuch_areDoneOneAfterTheOther() {
    Promise<String> end = Promise.promise();
    Future<String> first = budget.run(taking(15, end));
    Future<String> second = budget.run(taking(15, Future.succeededFuture("second")));

    assertThat(second.isComplete()).isFalse();
    end.complete("first");
    assertThat(first.result()).isEqualTo("first");
    assertThat(second.result()).isEqualTo("second");
  }

  @Test
  void run_moreThanThereIsForOneAlone_fails() {
    assertThat(budget.run(taking(21, Future.succeededFuture("drawn"))).cause())
        .hasMessage("too few of 20");
  }

  private static Function<HeldPoints, Future<String>> taking(int points, Promise<String> end) {
    return taking(points, end.future());
  }

  private static Function<HeldPoints, Future<String>> taking(int points, Future<String> end) {
    return held ->
        held.take(points)
            ? end
            : Future.failedFuture(new IllegalStateException("too few of " + held.most()));
  }
}
