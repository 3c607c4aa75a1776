package io.headrace.gc;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;

/**
 * Something whose deletion fails. The others need not wait for it, unless it is for want of a
 * backend, which they would miss as well.
 */
record Unfinished(String what, Journal journal) {

  /** Fails on when a backend is away. */
  Future<Void> passOver(Throwable failure) {
    if (!(failure instanceof HeadraceException)
        || HeadraceException.is(failure, ErrorCode.TEMPORARILY_UNAVAILABLE)) {
      return Future.failedFuture(failure);
    }
    journal.unfinished("Not all of " + what + " is gone: " + failure.getMessage() + ".");
    return Future.succeededFuture();
  }
}
