package io.headrace.artifact;

import io.vertx.core.Future;

/** Knows where the artifacts of runs, or of logged models, are. */
@FunctionalInterface
public interface ArtifactRoots {

  /**
   * The {@code artifact_uri} of what has the id; fails with {@code RESOURCE_DOES_NOT_EXIST} when
   * nothing has. Called on an event loop.
   */
  Future<String> of(String id);
}
