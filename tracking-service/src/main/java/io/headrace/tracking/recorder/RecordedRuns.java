package io.headrace.tracking.recorder;

import io.headrace.event.RunState;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The runs that the recorder has in memory, the least recently written first to go. Confined to the
 * recorder's thread.
 */
final class RecordedRuns {

  private final long maxWeight;
  private final Map<String, RecordedRun> runs = new LinkedHashMap<>(1024, 0.75f, true);
  private final Map<String, Long> weights = new LinkedHashMap<>();
  private long weight;

  /** Runs of {@code maxWeight} bytes in all, as far as {@link RunState#weight} can tell. */
  RecordedRuns(long maxWeight) {
    this.maxWeight = maxWeight;
  }

  /** The run, or {@code null} when it is not here. */
  RecordedRun get(String runId) {
    return runs.get(runId);
  }

  void put(RecordedRun run) {
    runs.put(run.state().runId(), run);
    weigh(run);
  }

  /** Takes note that a run has grown, if it is still here. */
  void reweigh(RecordedRun run) {
    if (runs.get(run.state().runId()) == run) {
      weigh(run);
    }
  }

  private void weigh(RecordedRun run) {
    long now = run.state().weight();
    Long before = weights.put(run.state().runId(), now);
    weight += now - (before == null ? 0 : before);
  }

  /** Makes room. Called between batches, when no run is in use. */
  void shrink() {
    Iterator<String> oldest = runs.keySet().iterator();
    while (weight > maxWeight && oldest.hasNext()) {
      weight -= weights.remove(oldest.next());
      oldest.remove();
    }
  }

  /** Lets go of what another recorder may change from now on. */
  void forgetPartitions(Set<Integer> partitions) {
    runs.values()
        .removeIf(
            run -> {
              boolean gone = partitions.contains(run.partition());
              if (gone) {
                weight -= weights.remove(run.state().runId());
              }
              return gone;
            });
  }

  /** Lets go of a run whose memory may be ahead of what is stored. */
  void forget(String runId) {
    if (runs.remove(runId) != null) {
      weight -= weights.remove(runId);
    }
  }
}
