package io.headrace.tracking;

import io.headrace.lifecycle.ServiceProgram;

/** Runs the tracking service alone in its JVM. */
public final class TrackingMain {

  private TrackingMain() {}

  public static void main(String[] args) {
    ServiceProgram.run(TrackingService::assemble);
  }
}
