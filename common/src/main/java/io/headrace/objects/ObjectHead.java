package io.headrace.objects;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an object without its bytes.
 *
 * @param size bytes
 * @param etag as HTTP has it, with its quotes; empty where the store knows none, as S3Proxy on a
 *     file system without extended attributes
 */
public record ObjectHead(long size, Optional<String> etag, Instant lastModified) {}
