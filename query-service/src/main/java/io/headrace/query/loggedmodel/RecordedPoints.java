package io.headrace.query.loggedmodel;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.log.LogOffsets;
import io.vertx.core.Future;
import java.time.Duration;

/**
 * The barrier in front of reads of models' points, which reach Cassandra by way of the run log:
 * from any run, so of every partition.
 */
final class RecordedPoints {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final LogOffsets offsets;

  RecordedPoints(LogOffsets offsets) {
    this.offsets = offsets;
  }

  /**
   * Completes when all points acknowledged before the call are in Cassandra; or are late, in which
   * case the model is answered with those there are: what clients wait for is the model itself,
   * which does not come by way of the log.
   */
  Future<Void> await() {
    return offsets
        .ends()
        .compose(ends -> offsets.awaitRecorded(ends, PATIENCE))
        .recover(
            failure ->
                failure instanceof HeadraceException known
                        && known.code() == ErrorCode.TEMPORARILY_UNAVAILABLE
                    ? Future.succeededFuture()
                    : Future.failedFuture(failure));
  }
}
