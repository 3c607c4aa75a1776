package io.headrace.standalone.backend;

/** An embedded backend that does not start; the message is one sentence for people. */
public final class BackendException extends RuntimeException {
  public BackendException(String message, Throwable cause) {
    super(message, cause);
  }
}
