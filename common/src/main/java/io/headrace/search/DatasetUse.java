package io.headrace.search;

/**
 * A dataset that a run used.
 *
 * @param context what for, {@code training}; {@code null} if not said
 */
public record DatasetUse(String name, String digest, String context) {}
