package io.headrace.benchmarks.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointPlanTest {

  private record Point(int run, int key, long step) {}

  @ParameterizedTest
  @CsvSource({"1,1,1", "3,10,1", "4,10,1000", "3,7,5", "2,10,3", "5,1,4"})
  void request_ofEveryPoint_isTheOneThatCarriesIt(int runs, int keys, int batch) {
    PointPlan plan = new PointPlan(new PlanSize(runs, keys, batch), 1, 0);
    long requests = 23;
    Set<Point> points = new HashSet<>();

    for (long request = 0; request < requests; request++) {
      for (int i = 0; i < batch; i++) {
        long number = plan.firstPoint(request) + i;
        Point point = new Point(plan.run(request), plan.key(number), plan.step(number));
        assertThat(points.add(point)).as("%s is new", point).isTrue();
        assertThat(plan.request(point.run(), point.key(), point.step())).isEqualTo(request);
      }
    }

    for (int run = 0; run < runs; run++) {
      for (int key = 0; key < keys; key++) {
        Point series = new Point(run, key, 0);
        long steps = points.stream().filter(point -> sameSeries(point, series)).count();
        assertThat(plan.stepsBefore(run, key, requests)).isEqualTo(steps);
      }
    }
  }

  private static boolean sameSeries(Point one, Point other) {
    return one.run() == other.run() && one.key() == other.key();
  }

  @Test
  void value_sameSeed_isTheSame() {
    PlanSize size = new PlanSize(2, 10, 1);
    PointPlan one = new PointPlan(size, 5, 0);
    PointPlan same = new PointPlan(size, 5, 0);
    PointPlan other = new PointPlan(size, 6, 0);

    int different = 0;
    for (int step = 0; step < 100; step++) {
      assertThat(one.value(1, 3, step)).isEqualTo(same.value(1, 3, step));
      different += one.value(1, 3, step) == other.value(1, 3, step) ? 0 : 1;
    }
    assertThat(different).isGreaterThan(90);
  }

  @Test
  void valueText_readAsANumber_isTheValue() {
    PointPlan plan = new PointPlan(new PlanSize(1, 20, 1), 5, 0);
    for (int key = 0; key < 20; key++) {
      for (int step = 0; step < 500; step++) {
        String text = new String(plan.valueText(0, key, step), StandardCharsets.US_ASCII);
        assertThat(Double.parseDouble(text.replace("\"", ""))).isEqualTo(plan.value(0, key, step));
      }
    }
  }

  @Test
  void timestamp_laterStep_isLater() {
    PointPlan plan = new PointPlan(new PlanSize(2, 3, 1), 5, 1_700_000_000_000L);
    long before = 0;
    for (int step = 0; step < 1000; step++) {
      long timestamp = plan.timestamp(1, step);
      assertThat(timestamp).isGreaterThan(before).isGreaterThanOrEqualTo(1_700_000_000_000L);
      before = timestamp;
    }
  }

  @Test
  void planSize_nothingToLog_isRefused() {
    assertThatThrownBy(() -> new PlanSize(1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1");
  }
}
