package io.headrace.gc;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;

/** Artifacts that are not deleted, as they are not ours to delete; the rest goes all the same. */
final class LeftBehind {

  private LeftBehind() {}

  /** Fails on, unless the artifacts are in no place of ours, or gone already with their bucket. */
  static Future<Void> passOver(Throwable failure, String owner, Journal journal) {
    if (HeadraceException.is(failure, ErrorCode.RESOURCE_DOES_NOT_EXIST)) {
      return Future.succeededFuture();
    }
    if (HeadraceException.is(failure, ErrorCode.INVALID_PARAMETER_VALUE)) {
      journal.stays("Artifacts of " + owner + " are left: " + failure.getMessage() + ".");
      return Future.succeededFuture();
    }
    return Future.failedFuture(failure);
  }
}
