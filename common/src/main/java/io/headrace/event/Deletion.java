package io.headrace.event;

/**
 * How a run came into the bin.
 *
 * @param time ms since the epoch, above 0
 * @param withExperiment because its experiment was deleted, and so to be restored with it
 */
public record Deletion(long time, boolean withExperiment) {
  public Deletion {
    if (time < 1) {
      throw new IllegalArgumentException("A deletion at " + time);
    }
  }
}
