package io.headrace.artifact;

import io.headrace.artifact.upload.UploadStore;
import io.headrace.event.ArtifactChunks;
import io.headrace.event.proto.ArtifactChunk;
import io.headrace.objects.ObjectKey;
import io.headrace.objects.ObjectStore;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.function.Supplier;

/**
 * Stores files that come through Kafka where the artifacts of their owners are. An event says no
 * more than whose they are: where that is, the server looks up itself.
 */
final class StoredUploads implements UploadStore {

  private static final String TRIAL = ".headrace-trial";

  private final Context context;
  private final ObjectStore store;
  private final ArtifactLocations locations;
  private final ArtifactRoots runs;
  private final ArtifactRoots models;

  StoredUploads(
      Vertx vertx,
      ObjectStore store,
      ArtifactLocations locations,
      ArtifactRoots runs,
      ArtifactRoots models) {
    this.context = vertx.getOrCreateContext();
    this.store = store;
    this.locations = locations;
    this.runs = runs;
    this.models = models;
  }

  @Override
  public Future<ObjectKey> place(ArtifactChunk about) {
    return onContext(() -> placeOf(about));
  }

  private Future<ObjectKey> placeOf(ArtifactChunk about) {
    ArtifactPath path = ArtifactPath.of(about.getPath());
    ArtifactRoots roots = about.hasModelId() ? models : runs;
    return roots.of(ArtifactChunks.ownerId(about)).map(root -> locations.objectOf(root, path));
  }

  @Override
  public Future<Void> put(ObjectKey key, Buffer file) {
    return onContext(() -> store.put(key, file).mapEmpty());
  }

  @Override
  public Future<Boolean> takesByAnotherName(ObjectKey key, Buffer file) {
    ObjectKey other = new ObjectKey(key.bucket(), TRIAL);
    return onContext(
        () ->
            store
                .put(other, file)
                .compose(stored -> store.remove(other))
                .map(true)
                .otherwise(false));
  }

  /** The caller's thread is none of Vert.x'. */
  private <T> Future<T> onContext(Supplier<Future<T>> call) {
    Promise<T> answer = Promise.promise();
    context.runOnContext(
        now -> Future.succeededFuture().compose(begin -> call.get()).onComplete(answer));
    return answer.future();
  }
}
