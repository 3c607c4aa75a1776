package io.headrace.artifact;

import io.headrace.artifact.ArtifactLocation.InBucket;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.objects.DirectTransfers;
import io.headrace.objects.ObjectKey;
import io.headrace.objects.ObjectStore;
import io.vertx.core.Future;
import java.time.Duration;

/** URLs by which clients fetch artifacts from the S3 store, or send them there, themselves. */
final class PresignedUrls {

  /**
   * A URL by which bytes are fetched.
   *
   * @param size of the artifact, bytes
   */
  record SignedDownload(String url, long size) {}

  private final ObjectStore store;
  private final SettledArtifacts artifacts;

  PresignedUrls(ObjectStore store, SettledArtifacts artifacts) {
    this.store = store;
    this.artifacts = artifacts;
  }

  /**
   * Fails with {@code RESOURCE_DOES_NOT_EXIST} when there is no such file.
   *
   * @param what the client is told cannot be done if it cannot be
   */
  Future<SignedDownload> download(ArtifactLocation file, Duration validity, String what) {
    DirectTransfers transfers = transfers(file, what);
    ObjectKey key = key(file);
    return artifacts
        .whenReadable(file)
        .compose(settled -> settled.head(file))
        .map(head -> new SignedDownload(transfers.download(key, validity), head.size()));
  }

  /**
   * @param what the client is told cannot be done if it cannot be
   */
  String upload(ArtifactLocation file, Duration validity, String what) {
    return transfers(file, what).upload(key(file), validity);
  }

  private DirectTransfers transfers(ArtifactLocation file, String what) {
    return store
        .direct()
        .filter(reached -> file instanceof InBucket)
        .orElseThrow(
            () ->
                new HeadraceException(
                    ErrorCode.NOT_IMPLEMENTED,
                    what
                        + " is not supported for the current artifact repository"
                        + (file instanceof InBucket
                            ? " (HEADRACE_S3_PUBLIC_ENDPOINT is not set)"
                            : "")));
  }

  private static ObjectKey key(ArtifactLocation file) {
    InBucket inBucket = (InBucket) file;
    if (inBucket.path().isRoot()) {
      throw ArtifactPath.invalid();
    }
    return new ObjectKey(inBucket.bucket(), inBucket.path().text());
  }
}
