package io.headrace.e2e;

import io.headrace.config.SettingValues;

/** All services in one JVM on backends that are running already; what the crash test kills. */
final class AllServicesMain {

  private AllServicesMain() {}

  public static void main(String[] args) {
    RunningHeadrace.start(SettingValues.of(System.getenv()));
  }
}
