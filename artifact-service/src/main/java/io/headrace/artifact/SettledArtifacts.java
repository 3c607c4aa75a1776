package io.headrace.artifact;

import io.headrace.artifact.ArtifactLocation.InBucket;
import io.headrace.artifact.upload.UploadBarrier;
import io.vertx.core.Future;

/**
 * Lets artifacts be read when all files are there that came through Kafka before the question. A
 * request waits for these once, however much it reads then.
 */
final class SettledArtifacts {

  private final UploadBarrier uploads;
  private final Artifacts artifacts;

  SettledArtifacts(UploadBarrier uploads, Artifacts artifacts) {
    this.uploads = uploads;
    this.artifacts = artifacts;
  }

  /**
   * What can be read below a location, then. Fails with {@code TEMPORARILY_UNAVAILABLE} when it
   * takes too long.
   */
  Future<Artifacts> whenReadable(ArtifactLocation location) {
    return location instanceof InBucket
        ? uploads.pass().map(artifacts)
        : Future.succeededFuture(artifacts);
  }
}
