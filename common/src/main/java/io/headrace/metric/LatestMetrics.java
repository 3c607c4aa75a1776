package io.headrace.metric;

import com.google.protobuf.CodedOutputStream;
import io.headrace.model.MetricPoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The latest point of each metric of a run, by MLflow's rule: the greatest (step, timestamp,
 * value), whatever the order of arrival, NaN compared as 0. Taking the same point twice, or points
 * in another order, comes to the same, but for which keys there are once they come to {@link
 * #MAX_BYTES}: those that came first.
 *
 * <p>Not thread-safe.
 */
public final class LatestMetrics {

  /** Mutable, so that a point that replaces another costs no object. */
  private static final class Latest {
    long step;
    long timestamp;
    double value;
  }

  /**
   * The most that a checkpoint of them may come to, in bytes: it is written with the run's row,
   * which takes up to 8 MiB of the 16 MiB that Cassandra takes in one write.
   */
  public static final long MAX_BYTES = 6L * 1024 * 1024;

  /** Step, timestamp, value and counts of a point in a checkpoint, at most. */
  private static final long BYTES_PER_POINT = 36;

  private final Map<String, Latest> byKey = new HashMap<>(8);
  private long bytes;

  /** Takes points; those of a new key only while there is room, up to {@link #MAX_BYTES}. */
  public void addAll(MetricColumns points) {
    Latest[] slots = new Latest[points.keyCount()];
    for (int i = 0; i < points.size(); i++) {
      int key = points.keyIndex(i);
      if (slots[key] == null) {
        slots[key] = byKey.get(points.key(key));
      }
      if (slots[key] == null) {
        slots[key] = begin(points.key(key));
        if (slots[key] != null) {
          replace(slots[key], points, i);
        }
      } else if (isLater(slots[key], points, i)) {
        replace(slots[key], points, i);
      }
    }
  }

  /** The place of a new key; {@code null} when there is no room. */
  private Latest begin(String key) {
    long more = BYTES_PER_POINT + CodedOutputStream.computeStringSizeNoTag(key);
    if (bytes + more > MAX_BYTES) {
      return null;
    }
    Latest latest = new Latest();
    byKey.put(key, latest);
    bytes += more;
    return latest;
  }

  private static boolean isLater(Latest latest, MetricColumns points, int i) {
    if (points.step(i) != latest.step) {
      return points.step(i) > latest.step;
    }
    if (points.timestamp(i) != latest.timestamp) {
      return points.timestamp(i) > latest.timestamp;
    }
    int byComparable = Double.compare(comparable(points.value(i)), comparable(latest.value));
    // NaN and 0 tie: some order must hold, or the answer would depend on who came first.
    return byComparable > 0
        || (byComparable == 0 && Double.compare(points.value(i), latest.value) > 0);
  }

  /** NaN as 0: MLflow stores it as value 0 beside a flag and orders by the value. */
  private static double comparable(double value) {
    return Double.isNaN(value) ? 0 : value;
  }

  private static void replace(Latest latest, MetricColumns points, int i) {
    latest.step = points.step(i);
    latest.timestamp = points.timestamp(i);
    latest.value = points.value(i);
  }

  /** Number of keys. */
  public int size() {
    return byKey.size();
  }

  /** The keys, in no order. */
  public List<String> keys() {
    return List.copyOf(byKey.keySet());
  }

  /** What a checkpoint of them comes to, at most. */
  public long bytes() {
    return bytes;
  }

  /** Whether there is a latest point of each of the keys. */
  public boolean hasAll(MetricColumns points) {
    for (int k = 0; k < points.keyCount(); k++) {
      if (!byKey.containsKey(points.key(k))) {
        return false;
      }
    }
    return true;
  }

  /** The latest value of a metric, or {@code null} when the run has no such metric. */
  public Double value(String key) {
    Latest latest = byKey.get(key);
    return latest == null ? null : latest.value;
  }

  /** One point a key, ordered by key. */
  public List<MetricPoint> points() {
    List<MetricPoint> points = new ArrayList<>(byKey.size());
    byKey.forEach(
        (key, latest) ->
            points.add(new MetricPoint(key, latest.step, latest.timestamp, latest.value)));
    points.sort((a, b) -> a.key().compareTo(b.key()));
    return points;
  }

  /** One point a key, as columns: what a checkpoint stores. */
  public MetricColumns columns() {
    MetricColumns columns = new MetricColumns();
    byKey.forEach((key, latest) -> columns.add(key, latest.step, latest.timestamp, latest.value));
    return columns;
  }
}
