package io.headrace.artifact;

import io.headrace.objects.FolderPage;
import io.headrace.objects.ObjectContent;
import io.headrace.objects.ObjectHead;
import io.headrace.objects.Removed;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Artifacts in one kind of location. Futures fail with {@code RESOURCE_DOES_NOT_EXIST} where there
 * is no such file; nothing blocks the caller.
 */
interface ArtifactSource<L extends ArtifactLocation> {

  /**
   * Some of what is directly in a folder, by name; nothing when it is a file or is not there.
   *
   * @param token of the page before; empty for the first
   */
  Future<FolderPage> list(L folder, Optional<String> token);

  Future<ObjectHead> head(L file);

  /**
   * Opens a file for reading.
   *
   * @param range an HTTP Range; one that the file does not reach is ignored, as HTTP allows
   */
  Future<ObjectContent> open(L file, Optional<String> range);

  /**
   * Deletes all that is in a folder, at any depth and however much; one that is not there is not
   * missed. What is deleted before it fails stays so. Fails with {@code PERMISSION_DENIED} when one
   * of its files cannot be deleted.
   *
   * @param removed told of some files at a time
   */
  Future<Void> deleteAll(L folder, Consumer<Removed> removed);
}
