package io.headrace.artifact;

import io.headrace.artifact.ArtifactLocation.InBucket;
import io.headrace.artifact.upload.UploadBarrier;
import io.headrace.objects.FolderPage;
import io.headrace.objects.ObjectContent;
import io.headrace.objects.ObjectHead;
import io.headrace.objects.Removed;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Artifacts in the S3 store with all files that came through Kafka before the question: each waits
 * until these are stored, and fails with {@code TEMPORARILY_UNAVAILABLE} when that takes too long.
 */
final class UploadedArtifacts implements ArtifactSource<InBucket> {

  private final UploadBarrier uploads;
  private final ArtifactSource<InBucket> stored;

  UploadedArtifacts(UploadBarrier uploads, ArtifactSource<InBucket> stored) {
    this.uploads = uploads;
    this.stored = stored;
  }

  @Override
  public Future<FolderPage> list(InBucket folder, Optional<String> token) {
    return uploads.pass().compose(passed -> stored.list(folder, token));
  }

  @Override
  public Future<ObjectHead> head(InBucket file) {
    return uploads.pass().compose(passed -> stored.head(file));
  }

  @Override
  public Future<ObjectContent> open(InBucket file, Optional<String> range) {
    return uploads.pass().compose(passed -> stored.open(file, range));
  }

  @Override
  public Future<Void> deleteAll(InBucket folder, Consumer<Removed> removed) {
    return uploads.pass().compose(passed -> stored.deleteAll(folder, removed));
  }
}
