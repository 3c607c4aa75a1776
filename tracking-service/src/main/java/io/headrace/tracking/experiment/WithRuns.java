package io.headrace.tracking.experiment;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** Deletes or restores an experiment and, once that is done, its runs. */
final class WithRuns {

  private WithRuns() {}

  /**
   * Completes when both are done. When the experiment was in that state before, its runs are done
   * all the same, as a crash may have left some behind, and the refusal is the answer; any other
   * failure leaves the runs alone.
   */
  static Future<Void> change(Future<Void> experiment, Supplier<Future<Void>> runs) {
    return experiment.transform(
        (done, refusal) -> {
          if (refusal == null) {
            return runs.get();
          }
          Future<Void> refused = Future.failedFuture(refusal);
          return isDoneBefore(refusal) ? runs.get().compose(finished -> refused) : refused;
        });
  }

  private static boolean isDoneBefore(Throwable refusal) {
    return HeadraceException.is(refusal, ErrorCode.RESOURCE_DOES_NOT_EXIST);
  }
}
