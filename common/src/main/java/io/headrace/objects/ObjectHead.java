package io.headrace.objects;

import java.time.Instant;

/**
 * What is known of an object without its bytes.
 *
 * @param size bytes
 * @param etag as HTTP has it, with its quotes
 */
public record ObjectHead(long size, String etag, Instant lastModified) {}
