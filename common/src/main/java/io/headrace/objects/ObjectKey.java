package io.headrace.objects;

import io.headrace.error.HeadraceException;
import java.nio.charset.StandardCharsets;

/**
 * The name of one object.
 *
 * @param name not empty, at most 1,024 bytes of UTF-8, as S3 has it
 */
public record ObjectKey(String bucket, String name) {

  private static final int LONGEST_NAME_BYTES = 1024;

  public ObjectKey {
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > LONGEST_NAME_BYTES) {
      throw HeadraceException.invalid(
          "Invalid path: an object's name has 1 to "
              + LONGEST_NAME_BYTES
              + " bytes, this one "
              + bytes);
    }
  }

  @Override
  public String toString() {
    return bucket + "/" + name;
  }
}
