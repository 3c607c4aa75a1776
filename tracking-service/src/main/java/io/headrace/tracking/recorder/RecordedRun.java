package io.headrace.tracking.recorder;

import io.headrace.event.RunState;
import java.util.HashSet;
import java.util.Set;

/**
 * A run in the recorder's memory, with what it takes to decide on checkpoints. Confined to the
 * recorder's thread.
 */
final class RecordedRun {

  /** Below this, reading segments costs a loader less than writing checkpoints costs us. */
  private static final int LEAST_BYTES_BETWEEN_CHECKPOINTS = 4 * 1024;

  /** About 100 bytes each. */
  static final int MAX_NOTED_MODELS = 1_000;

  /** About what a key takes in a checkpoint. */
  private static final int CHECKPOINT_BYTES_PER_KEY = 32;

  private final RunState state;
  private final int partition;
  private long segmentBytesSinceCheckpoint;
  private boolean notedSinceCheckpoint;
  private final Set<String> notedModels = new HashSet<>(0);

  RecordedRun(RunState state, int partition) {
    this.state = state;
    this.partition = partition;
  }

  RunState state() {
    return state;
  }

  int partition() {
    return partition;
  }

  void segmentWritten(int bytes) {
    segmentBytesSinceCheckpoint += bytes;
  }

  /**
   * Whether a checkpoint is due: when the segments since the last one weigh as much as a checkpoint
   * would. So checkpoints at most double what is written, however many keys the run has, and who
   * loads the run reads segments worth about one checkpoint.
   */
  boolean checkpointDue() {
    return state.status().ended()
        || segmentBytesSinceCheckpoint
            >= Math.max(
                LEAST_BYTES_BETWEEN_CHECKPOINTS,
                (long) state.metrics().size() * CHECKPOINT_BYTES_PER_KEY);
  }

  void checkpointWritten() {
    segmentBytesSinceCheckpoint = 0;
    notedSinceCheckpoint = false;
  }

  /**
   * Whether the row does not say yet that segments follow its checkpoint. Once it does, it is right
   * until the next one.
   */
  boolean noteDue() {
    return !notedSinceCheckpoint;
  }

  void noteWritten() {
    notedSinceCheckpoint = true;
  }

  /** Whether it is not written yet, as far as we remember, that the run has points of a model. */
  boolean modelDue(String modelId) {
    return !notedModels.contains(modelId);
  }

  void modelWritten(String modelId) {
    if (notedModels.size() >= MAX_NOTED_MODELS) {
      // Written again it changes nothing.
      notedModels.clear();
    }
    notedModels.add(modelId);
  }
}
