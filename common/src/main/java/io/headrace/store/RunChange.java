package io.headrace.store;

import io.headrace.event.Deletion;
import io.headrace.model.Run;
import java.nio.ByteBuffer;

/**
 * What changes of a run's row in {@code runs_by_experiment}, up to and with the event at {@code
 * position}.
 *
 * @param run the run without its metrics, or {@code null} when nothing but metrics changed
 * @param deletion {@code null} while the run is not deleted; of no meaning without {@code run}
 * @param purged whether the run is deleted for good
 * @param position of the last event whose effects are in the row or in segments written before it
 * @param checkpoint the latest metrics at {@code position} as a segment with one point a key, or
 *     {@code null} to leave the one that the row has
 * @param generationWeight what the segments of the generation that is written weigh at the
 *     checkpoint; of no meaning without one
 */
public record RunChange(
    String experimentId,
    String runId,
    long position,
    Run run,
    Deletion deletion,
    boolean purged,
    ByteBuffer checkpoint,
    long generationWeight) {

  /** Whether there is nothing to write. */
  public boolean isEmpty() {
    return run == null && checkpoint == null;
  }
}
