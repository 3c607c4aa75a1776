package io.headrace.model;

import java.util.List;

/**
 * A dataset that a run read.
 *
 * @param schema may be {@code null}
 * @param profile may be {@code null}
 * @param tags in the order they were sent
 */
public record DatasetInput(
    String name,
    String digest,
    String sourceType,
    String source,
    String schema,
    String profile,
    List<Tag> tags) {}
