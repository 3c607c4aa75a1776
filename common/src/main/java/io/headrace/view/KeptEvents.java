package io.headrace.view;

import io.headrace.log.LogRecord;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Events that arrived while loads were under way, numbered as they came: once for all loads, which
 * each need those from a number on.
 *
 * <p>Confined to the tail's thread.
 */
final class KeptEvents {

  /**
   * @param createdIn the experiment of a run that the event creates, else {@code null}
   */
  private record Kept(long number, String runId, LogRecord record, String createdIn) {}

  private final Deque<Kept> inOrder = new ArrayDeque<>();
  private final Map<String, Deque<Kept>> byRun = new HashMap<>();
  private long next;
  private long bytes;

  void add(String runId, LogRecord record, String createdIn) {
    Kept kept = new Kept(next++, runId, record, createdIn);
    inOrder.add(kept);
    byRun.computeIfAbsent(runId, id -> new ArrayDeque<>(1)).add(kept);
    bytes += record.weight();
  }

  /** The number of the event that comes next. */
  long next() {
    return next;
  }

  /** What they take together. */
  long bytes() {
    return bytes;
  }

  /** The events of a run from a number on, in their order. */
  List<LogRecord> of(String runId, long from) {
    return byRun.getOrDefault(runId, new ArrayDeque<>(0)).stream()
        .filter(kept -> kept.number >= from)
        .map(Kept::record)
        .toList();
  }

  /** The runs that events from a number on create in an experiment. */
  Set<String> createdIn(String experimentId, long from) {
    Set<String> runIds = new TreeSet<>();
    for (Kept kept : inOrder) {
      if (kept.number >= from && experimentId.equals(kept.createdIn)) {
        runIds.add(kept.runId);
      }
    }
    return runIds;
  }

  /** Lets go of the events before a number, and answers them. */
  List<LogRecord> dropBefore(long number) {
    Deque<Kept> dropped = new ArrayDeque<>();
    while (!inOrder.isEmpty() && inOrder.element().number < number) {
      Kept kept = inOrder.remove();
      dropped.add(kept);
      bytes -= kept.record.weight();
      Deque<Kept> ofRun = byRun.get(kept.runId);
      ofRun.remove();
      if (ofRun.isEmpty()) {
        byRun.remove(kept.runId);
      }
    }
    return dropped.stream().map(Kept::record).toList();
  }
}
