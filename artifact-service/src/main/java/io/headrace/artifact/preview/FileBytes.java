package io.headrace.artifact.preview;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** Reads a part of one file. */
@FunctionalInterface
public interface FileBytes {

  /**
   * Some bytes of the file, fewer only if the file has become shorter meanwhile.
   *
   * @param from the first one
   * @param length how many, all within the file as its head says; 0 for none
   */
  Future<Buffer> read(long from, int length);
}
