package io.headrace.artifact;

import io.headrace.artifact.ArtifactLocation.InBucket;
import io.headrace.error.HeadraceException;
import io.headrace.objects.FolderPage;
import io.headrace.objects.ObjectContent;
import io.headrace.objects.ObjectHead;
import io.headrace.objects.ObjectKey;
import io.headrace.objects.ObjectStore;
import io.headrace.objects.Removed;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Consumer;

/** Artifacts in the S3 store. */
final class BucketArtifacts implements ArtifactSource<InBucket> {

  private final ObjectStore store;

  BucketArtifacts(ObjectStore store) {
    this.store = store;
  }

  @Override
  public Future<FolderPage> list(InBucket folder, Optional<String> token) {
    return store.list(folder.bucket(), folder.path().text(), token);
  }

  @Override
  public Future<ObjectHead> head(InBucket file) {
    return store.head(key(file));
  }

  @Override
  public Future<ObjectContent> open(InBucket file, Optional<String> range) {
    return store.get(key(file), range);
  }

  @Override
  public Future<Void> deleteAll(InBucket folder, Consumer<Removed> removed) {
    return store.removeFolder(folder.bucket(), folder.path().text(), removed);
  }

  private static ObjectKey key(InBucket file) {
    if (file.path().isRoot()) {
      throw HeadraceException.notFound("No such artifact: the root is a folder");
    }
    return new ObjectKey(file.bucket(), file.path().text());
  }
}
