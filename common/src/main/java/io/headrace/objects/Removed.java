package io.headrace.objects;

/**
 * What was removed.
 *
 * @param files how many
 * @param bytes in all of them together
 */
public record Removed(long files, long bytes) {}
