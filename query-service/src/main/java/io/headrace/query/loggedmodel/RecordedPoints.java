package io.headrace.query.loggedmodel;

import io.headrace.log.LogOffsets;
import io.vertx.core.Future;
import java.time.Duration;

/**
 * The barrier in front of reads of models' points, which reach Cassandra by way of the run log:
 * from any run, so of every partition.
 */
final class RecordedPoints {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LogOffsets offsets;

  RecordedPoints(LogOffsets offsets) {
    this.offsets = offsets;
  }

  /**
   * Completes when all points acknowledged before the call are in Cassandra; fails with
   * TEMPORARILY_UNAVAILABLE when they are late.
   */
  Future<Void> await() {
    return offsets.ends().compose(ends -> offsets.awaitRecorded(ends, PATIENCE));
  }
}
