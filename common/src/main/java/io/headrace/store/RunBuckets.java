package io.headrace.store;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Spreads the runs of an experiment over partitions of {@code runs_by_experiment}, so that a huge
 * experiment has no huge partition and is read in parallel.
 */
final class RunBuckets {

  /** Part of the stored layout: never changed. */
  static final int COUNT = 16;

  private RunBuckets() {}

  static int of(String runId) {
    CRC32 hash = new CRC32();
    hash.update(runId.getBytes(StandardCharsets.UTF_8));
    return (int) (hash.getValue() % COUNT);
  }
}
