package io.headrace.query.live;

import io.headrace.metric.MetricColumns;
import io.headrace.metric.MetricColumns.PointSink;
import io.headrace.metric.MetricHistory;
import io.headrace.metric.MetricHistory.Order;
import io.headrace.metric.chunk.Series;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The last points of each metric of a run by (step, timestamp, value), gathered from what is
 * stored: bounded, however many there are. Not thread-safe.
 */
final class RecentPoints {

  /** So many of each metric are all. */
  static final int ALL = Integer.MAX_VALUE;

  /** How often points are let go of: when they are this many times what is kept. */
  private static final int SPARE = 3;

  private final Selection selection;
  private final int maxPoints;
  private final int maxMetrics;
  private final boolean wholly;
  private final Map<String, MetricHistory> byKey = new TreeMap<>();
  private final Set<String> cut = new HashSet<>();
  private int perKey;
  private long size;
  private boolean dropped;

  /**
   * None yet.
   *
   * @param perKey how many are kept of each metric, {@link #ALL} or, of very many metrics, fewer
   * @param maxPoints how many are kept in all, but for one of each metric
   * @param maxMetrics of so many; of more none is kept
   */
  RecentPoints(Selection selection, int perKey, int maxPoints, int maxMetrics) {
    this.selection = selection;
    this.perKey = perKey;
    this.maxPoints = maxPoints;
    this.maxMetrics = maxMetrics;
    this.wholly = perKey == ALL;
  }

  /** Takes those of the selection's metrics. */
  void addAll(MetricColumns points) {
    if (dropped) {
      return;
    }
    size += points.deal(this::sink);
    bound();
  }

  private PointSink sink(String key) {
    return selection.has(key) ? byKey.computeIfAbsent(key, RecentPoints::history)::add : null;
  }

  private void bound() {
    if (byKey.size() > maxMetrics) {
      byKey.clear();
      cut.clear();
      size = 0;
      dropped = true;
    } else if (size > (long) SPARE * Math.max(maxPoints, byKey.size())) {
      settle();
    }
  }

  private static MetricHistory history(String key) {
    return new MetricHistory(key, Order.BY_STEP);
  }

  /** Takes points of one of the selection's metrics. */
  void addAll(String key, Series points) {
    if (dropped) {
      return;
    }
    byKey.computeIfAbsent(key, RecentPoints::history).addAll(points);
    size += points.size();
    bound();
  }

  /** Takes the latest point of metrics that may have others, which are not asked for. */
  void addLatest(MetricColumns latest) {
    addAll(latest);
    for (int k = 0; k < latest.keyCount() && !dropped; k++) {
      cut.add(latest.key(k));
    }
  }

  /**
   * Whether points of a metric up to a step may change what is kept; if not, it is known that there
   * are older ones.
   */
  boolean needs(String key, long step) {
    if (isOverfull()) {
      return false;
    }
    MetricHistory history = byKey.get(key);
    if (history == null || history.size() < perKey) {
      return true;
    }
    history.settle();
    boolean needed = history.size() < perKey || history.step(history.size() - perKey) <= step;
    if (!needed) {
      cut.add(key);
    }
    return needed && !isOverfull();
  }

  /**
   * Whether all points were wanted, and are too many, or the metrics are: no others need be read.
   */
  boolean isOverfull() {
    return dropped || (wholly && isCut());
  }

  /** Whether there are no points here because the metrics were too many. */
  boolean isDropped() {
    return dropped;
  }

  /** Number of points that are here. */
  long size() {
    return size;
  }

  /** Lets go of what is too much. Call after the last points and before any is read. */
  void settle() {
    trim();
    while (size > maxPoints && perKey > 1) {
      perKey = Math.max(1, Math.min(perKey / 2, maxPoints / byKey.size()));
      trim();
    }
  }

  private void trim() {
    size = 0;
    byKey.forEach(
        (key, history) -> {
          history.settle();
          if (history.size() > perKey) {
            history.keep(history.size() - perKey, history.size());
            cut.add(key);
          }
          size += history.size();
        });
  }

  Selection selection() {
    return selection;
  }

  /** Whether some points are not here, as they were too many. */
  boolean isCut() {
    return !cut.isEmpty();
  }

  /** Whether a metric has points before those that are here. */
  boolean isCut(String key) {
    return cut.contains(key);
  }

  /** Whether the point is here. */
  boolean contains(String key, long step, long timestamp, double value) {
    MetricHistory history = byKey.get(key);
    return history != null && history.contains(step, timestamp, value);
  }

  /** Every metric and its points, in order. */
  void forEach(BiConsumer<String, MetricHistory> action) {
    byKey.forEach(action);
  }
}
