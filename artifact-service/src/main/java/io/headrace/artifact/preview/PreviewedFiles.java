package io.headrace.artifact.preview;

import io.headrace.api.RequestFields;
import io.vertx.core.Future;

/** Finds the file that a request names. */
@FunctionalInterface
public interface PreviewedFiles {

  /**
   * The file; fails with {@code RESOURCE_DOES_NOT_EXIST} when it, or what should have it, is not
   * there.
   *
   * @throws io.headrace.error.HeadraceException {@code INVALID_PARAMETER_VALUE} when the request
   *     names none, or a path that leads elsewhere
   */
  Future<PreviewedFile> find(RequestFields fields);
}
