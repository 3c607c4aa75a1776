package io.headrace.metric;

import com.google.protobuf.CodedOutputStream;
import io.headrace.model.MetricPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The latest point of each metric of a run, by MLflow's rule: the greatest (step, timestamp,
 * value), whatever the order of arrival, NaN compared as 0. Taking the same point twice, or points
 * in another order, comes to the same, but for which keys there are once they come to {@link
 * #MAX_BYTES}: those that came first.
 *
 * <p>Not thread-safe.
 */
public final class LatestMetrics {

  /**
   * The most that a checkpoint of them may come to, in bytes: it is written with the run's row,
   * which takes up to 8 MiB of the 16 MiB that Cassandra takes in one write.
   */
  public static final long MAX_BYTES = 6L * 1024 * 1024;

  /** Step, timestamp, value and counts of a point in a checkpoint, at most. */
  private static final long BYTES_PER_POINT = 36;

  private static final long[] NO_LONGS = {};
  private static final double[] NO_DOUBLES = {};

  private final KeyPlaces places = new KeyPlaces();
  private long[] steps = NO_LONGS;
  private long[] timestamps = NO_LONGS;
  private double[] values = NO_DOUBLES;
  private long bytes;

  /** Takes points; those of a new key only while there is room, up to {@link #MAX_BYTES}. */
  public void addAll(MetricColumns points) {
    int[] placeOf = new int[points.keyCount()];
    for (int k = 0; k < placeOf.length; k++) {
      placeOf[k] = places.find(points.key(k));
    }
    for (int i = 0; i < points.size(); i++) {
      int key = points.keyIndex(i);
      int place = placeOf[key];
      if (place == KeyPlaces.ABSENT) {
        place = begin(points.key(key));
        placeOf[key] = place;
        if (place != KeyPlaces.ABSENT) {
          replace(place, points, i);
        }
      } else if (isLater(place, points, i)) {
        replace(place, points, i);
      }
    }
  }

  /** The place of a new key; {@link KeyPlaces#ABSENT} when there is no room. */
  private int begin(String key) {
    long more = BYTES_PER_POINT + CodedOutputStream.computeStringSizeNoTag(key);
    if (bytes + more > MAX_BYTES) {
      return KeyPlaces.ABSENT;
    }
    int place = places.add(key);
    if (place == steps.length) {
      steps = Arrays.copyOf(steps, places.capacity());
      timestamps = Arrays.copyOf(timestamps, places.capacity());
      values = Arrays.copyOf(values, places.capacity());
    }
    bytes += more;
    return place;
  }

  private boolean isLater(int place, MetricColumns points, int i) {
    if (points.step(i) != steps[place]) {
      return points.step(i) > steps[place];
    }
    if (points.timestamp(i) != timestamps[place]) {
      return points.timestamp(i) > timestamps[place];
    }
    int byComparable = Double.compare(comparable(points.value(i)), comparable(values[place]));
    // NaN and 0 tie: some order must hold, or the answer would depend on who came first.
    return byComparable > 0
        || (byComparable == 0 && Double.compare(points.value(i), values[place]) > 0);
  }

  /** NaN as 0: MLflow stores it as value 0 beside a flag and orders by the value. */
  private static double comparable(double value) {
    return Double.isNaN(value) ? 0 : value;
  }

  private void replace(int place, MetricColumns points, int i) {
    steps[place] = points.step(i);
    timestamps[place] = points.timestamp(i);
    values[place] = points.value(i);
  }

  /** Number of keys. */
  public int size() {
    return places.size();
  }

  /** The keys; a new one is always the last. Not to be changed. */
  public KeyPlaces keys() {
    return places;
  }

  /** What a checkpoint of them comes to, at most. */
  public long bytes() {
    return bytes;
  }

  /** Whether there is a latest point of each of the keys. */
  public boolean hasAll(MetricColumns points) {
    for (int k = 0; k < points.keyCount(); k++) {
      if (places.find(points.key(k)) == KeyPlaces.ABSENT) {
        return false;
      }
    }
    return true;
  }

  /** The latest value of a metric, or {@code null} when the run has no such metric. */
  public Double value(String key) {
    int place = places.find(key);
    return place == KeyPlaces.ABSENT ? null : values[place];
  }

  /** One point a key, ordered by key. */
  public List<MetricPoint> points() {
    List<MetricPoint> points = new ArrayList<>(places.size());
    for (int i = 0; i < places.size(); i++) {
      points.add(new MetricPoint(places.key(i), steps[i], timestamps[i], values[i]));
    }
    points.sort((a, b) -> a.key().compareTo(b.key()));
    return points;
  }

  /** One point a key, as columns: what a checkpoint stores. */
  public MetricColumns columns() {
    MetricColumns columns = new MetricColumns();
    for (int i = 0; i < places.size(); i++) {
      columns.add(places.key(i), steps[i], timestamps[i], values[i]);
    }
    return columns;
  }
}
