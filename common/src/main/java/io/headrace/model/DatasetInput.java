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
    List<Tag> tags) {

  /** Chars of all its parts. */
  public long textLength() {
    long length = (long) name.length() + digest.length() + sourceType.length() + source.length();
    length += (schema == null ? 0 : schema.length()) + (profile == null ? 0 : profile.length());
    for (Tag tag : tags) {
      length += tag.key().length() + tag.value().length();
    }
    return length;
  }
}
