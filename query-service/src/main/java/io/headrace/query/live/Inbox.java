package io.headrace.query.live;

import io.headrace.metric.MetricColumns;
import io.headrace.metric.MetricColumns.ModelLink;
import java.util.ArrayList;
import java.util.List;

/**
 * What the log says of the runs that the streams of one event loop are of, in the order of the log,
 * on its way from the tail's thread to the loop's. Bounded: should the loop not come to take it,
 * points are let go of, and counted.
 */
final class Inbox {

  /** Several times what the log can bring between two ticks. */
  private static final long MAX_BYTES = 32L * 1024 * 1024;

  private static final int BYTES_PER_ARRIVAL = 700;
  private static final int BYTES_PER_POINT = 32;

  /** Of a metric's name or a model's, without its characters. */
  private static final int BYTES_PER_NAME = 150;

  private List<Arrival> arrivals = new ArrayList<>();
  private long bytes;

  synchronized void add(Arrival arrival) {
    long more = arrival.points() == null ? 0 : bytes(arrival.points());
    if (bytes + more > MAX_BYTES) {
      arrivals.add(arrival.withoutPoints());
    } else {
      bytes += more;
      arrivals.add(arrival);
    }
  }

  /** About what points take of memory. */
  private static long bytes(MetricColumns points) {
    long bytes = BYTES_PER_ARRIVAL + (long) BYTES_PER_POINT * points.size();
    for (int key = 0; key < points.keyCount(); key++) {
      bytes += BYTES_PER_NAME + points.key(key).length();
    }
    for (ModelLink link : points.links()) {
      bytes += 3 * BYTES_PER_NAME;
      bytes += link.modelId().length() + link.datasetName().length();
      bytes += link.datasetDigest().length();
    }
    return bytes;
  }

  /** Everything since the last call: of all runs up to the same place in the log. */
  synchronized List<Arrival> take() {
    if (arrivals.isEmpty()) {
      return List.of();
    }
    List<Arrival> taken = arrivals;
    arrivals = new ArrayList<>();
    bytes = 0;
    return taken;
  }
}
