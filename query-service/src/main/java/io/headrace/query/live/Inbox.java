package io.headrace.query.live;

import java.util.ArrayList;
import java.util.List;

/**
 * What the log says of the runs that the streams of one event loop are of, in the order of the log,
 * on its way from the tail's thread to the loop's. Bounded: should the loop not come to take it,
 * points are let go of, and counted.
 */
final class Inbox {

  /** Several times what the log can bring between two ticks; some 30 MB. */
  private static final int MAX_POINTS = 1_000_000;

  private List<Arrival> arrivals = new ArrayList<>();
  private int points;

  synchronized void add(Arrival arrival) {
    int more = arrival.points() == null ? 0 : arrival.points().size();
    if (points + more > MAX_POINTS) {
      arrivals.add(arrival.withoutPoints());
    } else {
      points += more;
      arrivals.add(arrival);
    }
  }

  /** Everything since the last call: of all runs up to the same place in the log. */
  synchronized List<Arrival> take() {
    if (arrivals.isEmpty()) {
      return List.of();
    }
    List<Arrival> taken = arrivals;
    arrivals = new ArrayList<>();
    points = 0;
    return taken;
  }
}
