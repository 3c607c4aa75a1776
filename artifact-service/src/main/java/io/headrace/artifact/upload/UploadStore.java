package io.headrace.artifact.upload;

import io.headrace.event.proto.ArtifactChunk;
import io.headrace.objects.ObjectKey;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/**
 * Where files go. To be called from any thread; futures fail with {@link
 * io.headrace.error.HeadraceException}, whose code tells whether the same may succeed later.
 */
public interface UploadStore {

  /**
   * The object that a file becomes; fails when there is no such owner, the path leads out of its
   * artifact root, or the root is none that the server writes to.
   *
   * @param about a chunk of the file, of which owner and path count
   */
  Future<ObjectKey> place(ArtifactChunk about);

  /** Stores a file as a whole, in place of what was there. */
  Future<Void> put(ObjectKey key, Buffer file);

  /**
   * Whether the store takes a file's bytes by another name in the same bucket. Leaves nothing
   * behind; never fails.
   */
  Future<Boolean> takesByAnotherName(ObjectKey key, Buffer file);
}
