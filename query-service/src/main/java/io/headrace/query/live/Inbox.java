package io.headrace.query.live;

import io.headrace.metric.MetricColumns;
import java.util.ArrayList;
import java.util.List;

/**
 * What the log says of the runs that the streams of one event loop are of, in the order of the log,
 * on its way from the tail's thread to the loop's. Bounded: should the loop not come to take it,
 * points are let go of, and counted.
 */
final class Inbox {

  /** Several times what the log can bring between two ticks; some 30 MB. */
  private static final int MAX_WEIGHT = 1_000_000;

  /** What a metric's name takes of memory in each arrival, in points. */
  private static final int POINTS_PER_KEY = 4;

  private List<Arrival> arrivals = new ArrayList<>();
  private int weight;

  synchronized void add(Arrival arrival) {
    int more = weight(arrival.points());
    if (weight + more > MAX_WEIGHT) {
      arrivals.add(arrival.withoutPoints());
    } else {
      weight += more;
      arrivals.add(arrival);
    }
  }

  private static int weight(MetricColumns points) {
    return points == null ? 0 : points.size() + POINTS_PER_KEY * points.keyCount();
  }

  /** Everything since the last call: of all runs up to the same place in the log. */
  synchronized List<Arrival> take() {
    if (arrivals.isEmpty()) {
      return List.of();
    }
    List<Arrival> taken = arrivals;
    arrivals = new ArrayList<>();
    weight = 0;
    return taken;
  }
}
