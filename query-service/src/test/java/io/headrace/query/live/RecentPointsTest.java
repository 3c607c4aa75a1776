package io.headrace.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.metric.MetricColumns;
import io.headrace.metric.chunk.SeriesBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RecentPointsTest {

  private static final Selection ALL = new Selection(List.of("r"), Set.of());

  private static MetricColumns points(String key, long... steps) {
    MetricColumns points = new MetricColumns();
    for (long step : steps) {
      points.add(key, step, 0, (double) step);
    }
    return points;
  }

  private static Map<String, List<Long>> steps(RecentPoints recent) {
    recent.settle();
    Map<String, List<Long>> steps = new TreeMap<>();
    recent.forEach(
        (key, history) -> {
          List<Long> ofKey = new ArrayList<>();
          for (int i = 0; i < history.size(); i++) {
            ofKey.add(history.step(i));
          }
          steps.put(key, ofKey);
        });
    return steps;
  }

  @Property(tries = 300)
  void addAll_anyPoints_keepsTheLastOfEachMetric(
      @ForAll @Size(max = 200) List<@LongRange(min = -50, max = 50) Long> steps,
      @ForAll @IntRange(min = 1, max = 20) int perKey) {
    RecentPoints recent = new RecentPoints(ALL, perKey, 20, 20);
    steps.forEach(step -> recent.addAll(points("a", step)));

    List<Long> all = new ArrayList<>(new TreeSet<>(steps));
    List<Long> last = all.subList(Math.max(0, all.size() - perKey), all.size());
    assertThat(steps(recent).getOrDefault("a", List.of())).isEqualTo(last);
    assertThat(recent.isCut("a")).isEqualTo(all.size() > perKey);
    assertThat(all).allMatch(step -> recent.contains("a", step, 0, step) == last.contains(step));
  }

  @Test
  void settle_manyMetrics_keepsFewerOfEach() {
    RecentPoints recent = new RecentPoints(ALL, 1_000, 100, 100);
    for (int key = 0; key < 40; key++) {
      for (int step = 0; step < 50; step++) {
        recent.addAll(points("k" + key, step));
      }
    }
    assertThat(steps(recent)).hasSize(40).allSatisfy((key, kept) -> assertThat(kept).endsWith(49L));
    assertThat(steps(recent).values().stream().mapToInt(List::size).sum()).isBetween(40, 100);
  }

  @Test
  void addAll_metricThatIsNotSelected_isPassedOver() {
    RecentPoints recent = new RecentPoints(new Selection(List.of("r"), Set.of("a")), 10, 10, 10);
    recent.addAll(points("b", 1));
    recent.addAll(points("a", 1));

    assertThat(steps(recent)).containsOnlyKeys("a");
  }

  @Test
  void needs_chunkThatEndsBeforeAllThatIsKept_isNotNeeded() {
    RecentPoints recent = new RecentPoints(ALL, 3, 100, 100);
    assertThat(recent.needs("a", 5)).isTrue();
    recent.addAll(points("a", 7, 8));
    assertThat(recent.needs("a", 5)).isTrue();
    SeriesBuilder chunk = new SeriesBuilder(0);
    chunk.add(5, 0, 5);
    recent.addAll("a", chunk.build());
    assertThat(recent.needs("a", 5)).isTrue();
    assertThat(recent.isCut("a")).isFalse();

    assertThat(recent.needs("a", 4)).isFalse();
    assertThat(recent.isCut("a")).isTrue();
    assertThat(recent.isOverfull()).isFalse();
  }

  @Test
  void isOverfull_morePointsThanAreHeldThoughAllAreWanted_isTrue() {
    RecentPoints recent = new RecentPoints(ALL, RecentPoints.ALL, 10, 10);
    recent.addAll(points("a", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    recent.settle();
    assertThat(recent.isOverfull()).isFalse();

    recent.addAll(points("a", 11));
    recent.settle();
    assertThat(recent.isOverfull()).isTrue();
    assertThat(recent.needs("b", 1)).isFalse();
  }

  @Test
  void addLatest_metricsWithOnePointEach_tellsThatThereMayBeOthers() {
    RecentPoints recent = new RecentPoints(ALL, 10, 10, 10);
    recent.addLatest(points("a", 1));

    assertThat(steps(recent)).isEqualTo(Map.of("a", List.of(1L)));
    assertThat(recent.isCut("a")).isTrue();
  }

  @Test
  void addAll_moreMetricsThanThereIsRoomFor_keepsNothingAndNeedsNoMore() {
    RecentPoints recent = new RecentPoints(ALL, 10, 1, 2);
    recent.addAll(points("a", 1));
    recent.addAll(points("b", 1));
    recent.settle();
    assertThat(recent.size()).isEqualTo(2);
    assertThat(recent.isDropped()).isFalse();

    recent.addLatest(points("c", 1));
    recent.addAll(points("a", 2));
    assertThat(steps(recent)).isEmpty();
    assertThat(recent.isDropped()).isTrue();
    assertThat(recent.isCut()).isFalse();
    assertThat(recent.needs("a", 1)).isFalse();
    assertThat(recent.isOverfull()).isTrue();
  }
}
