package io.headrace.query.live;

import io.headrace.metric.MetricColumns;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Points of one run by metric, as they came and are yet to be told: bounded, as who is to be told
 * may be slow. Past the bound every metric is thinned ({@link ArrivedSeries#thin}). Where even that
 * is too much, because there are so many metrics, all points are dropped, and counted as {@link
 * #missed}.
 *
 * <p>Not thread-safe.
 */
final class ArrivedPoints {

  private final int maxPoints;
  private Map<String, ArrivedSeries> byKey = new LinkedHashMap<>();
  private int size;
  private long missed;

  /** None yet, and never more than {@code maxPoints} for longer than it takes to add some. */
  ArrivedPoints(int maxPoints) {
    this.maxPoints = maxPoints;
  }

  void addAll(MetricColumns points) {
    size += points.deal(key -> series(key)::add);
    bound();
  }

  /** Takes what {@code other} has of a selection's metrics. */
  void addAll(ArrivedPoints other, Selection selection) {
    missed += other.missed;
    other.forEach(
        selection,
        (key, theirs) -> {
          series(key).addAll(theirs);
          size += theirs.size();
        });
    bound();
  }

  private ArrivedSeries series(String key) {
    return byKey.computeIfAbsent(key, it -> new ArrivedSeries());
  }

  /** Takes note of points that were let go of before they came here. */
  void addMissed(long points) {
    missed += points;
  }

  private void bound() {
    if (size <= maxPoints) {
      return;
    }
    // Half of the room is left free, so that it is long until the next time.
    int stretches = maxPoints / 2 / byKey.size() / ArrivedSeries.KEPT_OF_A_STRETCH;
    if (stretches == 0) {
      missAll();
      return;
    }
    size = 0;
    for (ArrivedSeries series : byKey.values()) {
      series.thin(stretches);
      size += series.size();
    }
  }

  private void missAll() {
    byKey.values().forEach(series -> missed += series.size() + series.leftOut());
    byKey = new LinkedHashMap<>();
    size = 0;
  }

  /** Takes out the points that are told already. */
  void removeThoseOf(RecentPoints told) {
    size = 0;
    byKey.forEach(
        (key, series) -> {
          series.removeThoseOf(told, key);
          size += series.size();
        });
    byKey.values().removeIf(series -> series.size() == 0 && series.leftOut() == 0);
  }

  /** What is here of a selection's metrics, by key. */
  void forEach(Selection selection, BiConsumer<String, ArrivedSeries> action) {
    if (selection.hasAllKeys()) {
      byKey.forEach(action);
      return;
    }
    for (String key : selection.keys()) {
      ArrivedSeries series = byKey.get(key);
      if (series != null) {
        action.accept(key, series);
      }
    }
  }

  /** Number of points that are here. */
  int size() {
    return size;
  }

  /** Number of points that are not here, nor counted with their metric as left out. */
  long missed() {
    return missed;
  }
}
