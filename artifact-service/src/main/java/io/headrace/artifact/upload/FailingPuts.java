package io.headrace.artifact.upload;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Files that cannot be put while the store answers otherwise. A store that is down is waited for
 * however long that takes; one that is well and does not take a file will not, and the files of all
 * others wait behind it. Lives for one batch; confined to its thread.
 */
final class FailingPuts {

  /** Longer than a store takes to get over a disk that was slow or a node that has gone. */
  private static final long PATIENCE_NANOS = Duration.ofMinutes(1).toNanos();

  private final Map<Upload, Long> since = new HashMap<>();

  /**
   * Whether a file that has failed once more is to be given up.
   *
   * @param nanos now, as of {@link System#nanoTime}
   * @param storeIsWell whether the store answers otherwise
   */
  boolean isHopeless(Upload upload, long nanos, boolean storeIsWell) {
    if (!storeIsWell) {
      since.clear();
      return false;
    }
    Long first = since.putIfAbsent(upload, nanos);
    return first != null && nanos - first > PATIENCE_NANOS;
  }
}
