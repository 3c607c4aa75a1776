package io.headrace.log;

/** A topic of ours exists with settings under which acknowledged events could be lost. */
public final class UnsafeTopicException extends RuntimeException {
  UnsafeTopicException(String message) {
    super(message, null, false, false);
  }
}
