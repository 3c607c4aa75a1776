package io.headrace.benchmarks.rest;

import java.io.IOException;

/** An answer that is not 200. */
public final class MlflowException extends IOException {

  private final int status;

  MlflowException(String call, int status, String body) {
    super(call + " was answered " + status + ": " + body);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
