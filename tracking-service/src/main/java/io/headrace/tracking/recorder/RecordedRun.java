package io.headrace.tracking.recorder;

import io.headrace.event.RunState;
import io.headrace.store.StoredRun;
import java.util.HashSet;
import java.util.Set;

/**
 * A run in the recorder's memory, with what it takes to decide on checkpoints and on the end of a
 * generation of segments. Confined to the recorder's thread.
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
  private final GenerationSize size;
  private int generation;
  private long generationWeight;
  private long segmentBytesSinceCheckpoint;
  private final Set<String> notedModels = new HashSet<>(0);

  /** A run that begins. */
  RecordedRun(RunState state, int partition, GenerationSize size) {
    this.state = state;
    this.partition = partition;
    this.size = size;
  }

  /** A run as it is stored. */
  RecordedRun(StoredRun stored, int partition, GenerationSize size) {
    this(stored.run(), partition, size);
    this.generation = stored.generations().current();
    this.generationWeight = stored.generationWeight();
  }

  RunState state() {
    return state;
  }

  int partition() {
    return partition;
  }

  /** The generation that segments are written to. */
  int generation() {
    return generation;
  }

  /** What its segments weigh. */
  long generationWeight() {
    return generationWeight;
  }

  void segmentWritten(int bytes, int points) {
    segmentBytesSinceCheckpoint += bytes;
    generationWeight += points + size.segment();
  }

  /** Whether the generation has what it takes to become chunks. */
  boolean generationEndDue() {
    return size.isReached(generationWeight, state.metrics().size(), state.status().ended());
  }

  /** What is written from now on belongs to the next one. */
  void endGeneration() {
    generation++;
    generationWeight = 0;
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
