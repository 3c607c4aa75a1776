package io.headrace.artifact.upload;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * For how long files cannot be put. A store that is down, full or without rights is waited for
 * however long that takes; but one that takes the same bytes by another name will never take a file
 * by its own, and the files of all others wait behind it. Lives for one batch; confined to its
 * thread.
 */
final class FailingPuts {

  /** Longer than a store takes to get over a node that has gone. */
  private static final long PATIENCE_NANOS = Duration.ofMinutes(1).toNanos();

  private final Map<Upload, Long> since = new HashMap<>();

  /**
   * Whether a file that has failed once more has failed for so long that it is to be asked why;
   * then it begins anew.
   *
   * @param nanos now, as of {@link System#nanoTime}
   */
  boolean isQuestionable(Upload upload, long nanos) {
    long first = since.computeIfAbsent(upload, failed -> nanos);
    if (nanos - first <= PATIENCE_NANOS) {
      return false;
    }
    since.remove(upload);
    return true;
  }
}
