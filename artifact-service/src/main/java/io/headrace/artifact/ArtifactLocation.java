package io.headrace.artifact;

import java.nio.file.Path;

/** Where an artifact, or a folder of them, really is. */
sealed interface ArtifactLocation {

  /** The place that {@code path} names below this one. */
  ArtifactLocation resolve(ArtifactPath path);

  /**
   * In a bucket of the S3 store.
   *
   * @param path from the bucket's root
   */
  record InBucket(String bucket, ArtifactPath path) implements ArtifactLocation {
    @Override
    public InBucket resolve(ArtifactPath below) {
      return new InBucket(bucket, path.resolve(below));
    }
  }

  /**
   * In a file system that server and clients share.
   *
   * @param root the allowed folder, which must not be left, by a link either
   */
  record InFolder(Path root, Path path) implements ArtifactLocation {
    @Override
    public InFolder resolve(ArtifactPath below) {
      return below.isRoot() ? this : new InFolder(root, path.resolve(below.text()));
    }
  }
}
