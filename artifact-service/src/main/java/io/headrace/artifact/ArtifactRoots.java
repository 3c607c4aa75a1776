package io.headrace.artifact;

import io.vertx.core.Future;

/** Knows where the artifacts of a run are. */
@FunctionalInterface
public interface ArtifactRoots {

  /**
   * The run's {@code artifact_uri}; fails with {@code RESOURCE_DOES_NOT_EXIST} for an unknown run.
   * Called on an event loop.
   */
  Future<String> ofRun(String runId);
}
