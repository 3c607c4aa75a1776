package io.headrace.objects;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an object without its bytes.
 *
 * @param size bytes
 * @param etag as HTTP has it, with its quotes; empty where the store knows none, as S3Proxy on a
 *     file system without extended attributes
 * @param crc32c the CRC-32C of all its bytes, base 64 of four bytes, the highest first; empty where
 *     none was stored with it
 */
public record ObjectHead(
    long size, Optional<String> etag, Instant lastModified, Optional<String> crc32c) {

  /** Whether nothing tells that the object was replaced between two looks at it. */
  public boolean isSameVersion(ObjectHead other) {
    return etag.equals(other.etag) && lastModified.equals(other.lastModified);
  }
}
