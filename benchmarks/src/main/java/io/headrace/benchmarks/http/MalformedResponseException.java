package io.headrace.benchmarks.http;

import java.io.IOException;

/** What came back is not an HTTP response that {@link ResponseReader} understands. */
public final class MalformedResponseException extends IOException {
  MalformedResponseException(String message) {
    super(message);
  }

  MalformedResponseException(String message, Throwable cause) {
    super(message, cause);
  }
}
