package io.headrace.ui;

import io.headrace.lifecycle.ServiceProgram;

/** Runs the ui service alone in its JVM. */
public final class UiMain {

  private UiMain() {}

  public static void main(String[] args) {
    ServiceProgram.run(UiService::assemble);
  }
}
