package io.headrace.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.metric.MetricColumns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ArrivedPointsTest {

  private static final Selection ALL = new Selection(List.of("r"), Set.of());

  /** A point's step is its place in the order of arrival. */
  private static MetricColumns column(String key, long from, double... values) {
    MetricColumns points = new MetricColumns();
    for (int i = 0; i < values.length; i++) {
      points.add(key, from + i, 0, values[i]);
    }
    return points;
  }

  private static Map<String, List<Long>> steps(ArrivedPoints points, Selection selection) {
    Map<String, List<Long>> steps = new HashMap<>();
    points.forEach(
        selection,
        (key, series) -> {
          List<Long> ofKey = new ArrayList<>();
          for (int i = 0; i < series.size(); i++) {
            ofKey.add(series.step(i));
          }
          steps.put(key, ofKey);
        });
    return steps;
  }

  @Test
  void addAll_pointsThatFit_areAllThereInTheirOrder() {
    ArrivedPoints points = new ArrivedPoints(100);
    points.addAll(column("a", 5, 1, 2, 3));
    points.addAll(column("b", 0, 1));
    points.addAll(column("a", 1, 9));

    assertThat(steps(points, ALL))
        .isEqualTo(Map.of("a", List.of(5L, 6L, 7L, 1L), "b", List.of(0L)));
    assertThat(points.missed()).isZero();
  }

  @Test
  void forEach_ofASelection_hasItsMetricsAlone() {
    ArrivedPoints points = new ArrivedPoints(100);
    points.addAll(column("a", 5, 1));
    points.addAll(column("b", 0, 1));

    assertThat(steps(points, new Selection(List.of("r"), Set.of("b", "c")))).containsOnlyKeys("b");
  }

  @Property(tries = 300)
  void addAll_anyPoints_keepsFirstLastAndExtremesInOrderAndCountsTheRest(
      @ForAll @Size(max = 400) List<Double> values,
      @ForAll @IntRange(min = 10, max = 60) int most,
      @ForAll @IntRange(min = 1, max = 30) int piece) {
    ArrivedPoints points = new ArrivedPoints(most);
    for (int from = 0; from < values.size(); from += piece) {
      List<Double> some = values.subList(from, Math.min(values.size(), from + piece));
      points.addAll(column("a", from, some.stream().mapToDouble(it -> it).toArray()));
      assertThat(points.size()).isLessThanOrEqualTo(most);
    }
    if (values.isEmpty()) {
      return;
    }
    List<Long> kept = steps(points, ALL).get("a");
    assertThat(kept).isSorted().doesNotHaveDuplicates();
    assertThat(kept.get(0)).isZero();
    assertThat(kept.get(kept.size() - 1)).isEqualTo(values.size() - 1L);
    List<Double> told = kept.stream().map(step -> values.get(step.intValue())).toList();
    assertThat(extremes(told)).isEqualTo(extremes(values));
    points.forEach(
        ALL,
        (key, series) -> {
          assertThat(series.size() + series.leftOut()).isEqualTo(values.size());
          for (int i = 0; i < series.size(); i++) {
            assertThat(series.value(i)).isEqualTo(values.get((int) series.step(i)));
          }
        });
  }

  /** As numbers compare: 0 and -0 are one. */
  private static List<Double> extremes(List<Double> values) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      least = value < least ? value : least;
      most = value > most ? value : most;
    }
    return List.of(least + 0.0, most + 0.0);
  }

  @Test
  void addAll_tooManyPoints_thinsOldAndNewAlike() {
    ArrivedPoints points = new ArrivedPoints(1_000);
    for (int from = 0; from < 1_000_000; from += 100) {
      double[] values = new double[100];
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.sin(from + i);
      }
      points.addAll(column("a", from, values));
    }
    List<Long> kept = steps(points, ALL).get("a");
    for (int tenth = 0; tenth < 10; tenth++) {
      long from = tenth * 100_000L;
      assertThat(kept)
          .filteredOn(step -> step >= from && step < from + 100_000)
          .as("from %d", from)
          .hasSizeGreaterThan(10);
    }
  }

  @Test
  void thin_pointThatIsNoNumber_isKeptBesideTheExtremes() {
    double[] values = new double[100];
    values[40] = Double.NaN;
    values[41] = Double.NaN;
    values[50] = 7;
    values[60] = -7;
    ArrivedPoints points = new ArrivedPoints(20);
    points.addAll(column("a", 0, values));

    assertThat(steps(points, ALL).get("a")).contains(40L, 50L, 60L).doesNotContain(41L);
  }

  @Test
  void addAll_tooManyMetrics_missesAllAndCountsThem() {
    ArrivedPoints points = new ArrivedPoints(50);
    for (int key = 0; key < 51; key++) {
      points.addAll(column("k" + key, 0, 1));
    }
    assertThat(points.size()).isZero();
    assertThat(points.missed()).isEqualTo(51);
    points.addAll(column("a", 0, 1));
    assertThat(steps(points, ALL)).containsOnlyKeys("a");
  }

  @Test
  void removeThoseOf_pointsThatAreTold_leavesTheOthers() {
    RecentPoints told = new RecentPoints(ALL, 10, 10, 10);
    told.addAll(column("a", 1, 1, Double.NaN));
    told.settle();
    ArrivedPoints points = new ArrivedPoints(100);
    points.addAll(column("a", 1, 1, Double.NaN, 3));
    points.addAll(column("a", 1, 2));
    points.addAll(column("b", 1, 1));
    points.removeThoseOf(told);

    assertThat(steps(points, ALL)).isEqualTo(Map.of("a", List.of(3L, 1L), "b", List.of(1L)));
    points.forEach(ALL, (key, series) -> assertThat(series.leftOut()).isZero());
  }
}
