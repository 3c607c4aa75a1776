package io.headrace.tracking.recorder;

import io.headrace.store.CompactionDue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Generations that ended, until they may be compacted: once the offsets of the batch that ended
 * them are committed. Confined to the recorder's thread.
 *
 * <p>Nothing but the group's coordinator knows who records a partition. A recorder that has lost it
 * and does not know yet writes what its successor writes again, which is harmless; but were it to
 * compact a generation, what the successor still writes to it would be lost, as no one would look
 * there any more. It cannot commit, though. If it could, the successor came later, and has loaded
 * the run with the next generation.
 */
final class EndedGenerations {

  private record Ended(CompactionDue due, long offset) {
    boolean isCommitted(Map<Integer, Long> offsets) {
      Long committed = offsets.get(due.partition());
      return committed != null && offset < committed;
    }
  }

  private static final long BEFORE_ALL = -1;

  private final Consumer<CompactionDue> compactor;
  private final List<Ended> waiting = new ArrayList<>();

  EndedGenerations(Consumer<CompactionDue> compactor) {
    this.compactor = compactor;
  }

  /** Takes note of what ended with a commit that is written now. */
  void add(RunCommit commit) {
    if (commit.endedGeneration() != null) {
      waiting.add(new Ended(commit.endedGeneration(), lastOffset(commit)));
    }
  }

  /**
   * Takes note of what an earlier recorder of a partition that is ours now has left over: due with
   * the first commit of the partition that is accepted.
   */
  void addLeftOver(CompactionDue due) {
    waiting.add(new Ended(due, BEFORE_ALL));
  }

  private static long lastOffset(RunCommit commit) {
    return commit.records().get(commit.records().size() - 1).offset();
  }

  /** Hands on what stands before these offsets, which are committed, by partition. */
  void committed(Map<Integer, Long> offsets) {
    waiting.stream()
        .filter(ended -> ended.isCommitted(offsets))
        .forEach(ended -> compactor.accept(ended.due()));
    waiting.removeIf(ended -> ended.isCommitted(offsets));
  }

  /** Leaves the runs of these partitions to whoever records them next. */
  void forget(Set<Integer> partitions) {
    waiting.removeIf(ended -> partitions.contains(ended.due().partition()));
  }
}
