package io.headrace.artifact.preview;

import io.headrace.error.HeadraceException;
import io.vertx.core.Future;

/** What is read is not what its format demands, or claims sizes that no honest file has. */
final class DamagedFileException extends Exception {

  DamagedFileException(String message) {
    super(message);
  }

  DamagedFileException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Fails with the refusal of a damaged file, and with any other failure as it is. */
  static <T> Future<T> refuse(Throwable failure) {
    return Future.failedFuture(
        failure instanceof DamagedFileException
            ? HeadraceException.invalid("The file cannot be read: " + failure.getMessage() + ".")
            : failure);
  }
}
