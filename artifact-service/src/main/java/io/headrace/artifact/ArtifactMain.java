package io.headrace.artifact;

import io.headrace.lifecycle.ServiceProgram;

/** Runs the artifact service alone in its JVM. */
public final class ArtifactMain {

  private ArtifactMain() {}

  public static void main(String[] args) {
    ServiceProgram.run(ArtifactService::assemble);
  }
}
