package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * What was written to one run, in order, and what of it the server acknowledged. Filled by one
 * thread, compared after that thread has ended.
 */
final class RunLedger {

  /** NaN counts as 0. */
  private static final Comparator<Point> MLFLOW_ORDER =
      Comparator.comparingLong(Point::step)
          .thenComparingLong(Point::timestamp)
          .thenComparingDouble(point -> Double.isNaN(point.value()) ? 0 : point.value());

  private final String runId;
  private final List<Write> acknowledged = new ArrayList<>();
  private final List<Write> uncertain = new ArrayList<>();

  /** Per tag the values that it may have: the last acknowledged one and those tried since. */
  private final Map<String, Set<String>> tagChoices = new HashMap<>();

  /** The statuses that it may have, likewise. */
  private final Set<String> statusChoices = new HashSet<>(Set.of("RUNNING"));

  RunLedger(String runId) {
    this.runId = runId;
  }

  String runId() {
    return runId;
  }

  void acknowledge(Write write) {
    acknowledged.add(write);
    write.tags().forEach((key, value) -> tagChoices.put(key, new HashSet<>(Set.of(value))));
    if (write.status() != null) {
      statusChoices.clear();
      statusChoices.add(write.status());
    }
  }

  /** The write was sent, and no answer says whether it was kept. */
  void leaveUncertain(Write write) {
    uncertain.add(write);
    write
        .tags()
        .forEach((key, value) -> tagChoices.computeIfAbsent(key, k -> new HashSet<>()).add(value));
    if (write.status() != null) {
      statusChoices.add(write.status());
    }
  }

  int acknowledgedWrites() {
    return acknowledged.size();
  }

  /** Whether the run surely has this status and no other. */
  boolean hasStatus(String status) {
    return statusChoices.equals(Set.of(status));
  }

  /**
   * Asserts that all that was acknowledged is there once, that an uncertain write is there whole or
   * not at all, and that nothing else is.
   */
  void assertMatches(Recording read) {
    List<Point> points = read.histories().values().stream().flatMap(List::stream).toList();
    Set<Point> distinct = new HashSet<>(points);
    assertThat(points).as("points of %s, each once", runId).hasSameSizeAs(distinct);

    Set<Point> kept = new HashSet<>();
    Map<String, String> params = new HashMap<>();
    acknowledged.forEach(write -> take(write, kept, params));
    Set<Point> lost = new HashSet<>(kept);
    // AssertJ would look for each of them among all the others.
    lost.removeAll(distinct);
    assertThat(lost).as("acknowledged points of %s that are not there", runId).isEmpty();
    assertThat(read.params()).as("acknowledged params of %s", runId).containsAllEntriesOf(params);

    for (Write write : uncertain) {
      if (isThere(write, distinct, read.params())) {
        take(write, kept, params);
      }
    }
    assertThat(distinct)
        .as("points of %s that nobody or half a write wrote", runId)
        .isEqualTo(kept);
    assertThat(read.latest()).as("latest metrics of %s", runId).isEqualTo(latest(kept));
    assertThat(read.params()).as("params of %s", runId).isEqualTo(params);
    assertThat(read.status()).as("status of %s", runId).isIn(statusChoices);
    assertTags(read.tags());
  }

  private void assertTags(Map<String, String> read) {
    Map<String, Set<String>> certain = new HashMap<>(tagChoices);
    Set<String> acknowledgedKeys = new HashSet<>();
    acknowledged.forEach(write -> acknowledgedKeys.addAll(write.tags().keySet()));
    certain.forEach(
        (key, values) -> {
          if (acknowledgedKeys.contains(key) || read.containsKey(key)) {
            assertThat(read.get(key)).as("tag %s of %s", key, runId).isIn(values);
          }
        });
  }

  /** The greatest point of each metric, as MLflow orders them. */
  private static Map<String, Point> latest(Set<Point> points) {
    Map<String, Point> latest = new HashMap<>();
    points.forEach(point -> latest.merge(point.key(), point, BinaryOperator.maxBy(MLFLOW_ORDER)));
    return latest;
  }

  private static boolean isThere(Write write, Set<Point> points, Map<String, String> params) {
    return write.points().stream().anyMatch(points::contains)
        || write.params().keySet().stream().anyMatch(params::containsKey);
  }

  private static void take(Write write, Set<Point> points, Map<String, String> params) {
    points.addAll(write.points());
    params.putAll(write.params());
  }
}
