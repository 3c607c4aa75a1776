package io.headrace.config;

import java.time.Duration;

/**
 * What is taken from the log of artifacts.
 *
 * @param maxBytes of a file
 * @param maxChunkBytes of a file's part in one event
 * @param expiry from a file's first event, in which all of it must have come
 */
public record ArtifactEventSettings(long maxBytes, long maxChunkBytes, Duration expiry) {

  /** A file is in memory as a whole when it is stored. */
  private static final long MOST_BYTES = 128 << 20;

  /** What the topic takes, but for the rest of an event. */
  private static final long MOST_CHUNK_BYTES = 8 << 20;

  public ArtifactEventSettings {
    Setting.ARTIFACT_EVENT_MAX_SIZE.requireBetween(1, MOST_BYTES, maxBytes);
    Setting.ARTIFACT_CHUNK_SIZE.requireBetween(1, MOST_CHUNK_BYTES, maxChunkBytes);
    Setting.ARTIFACT_EVENT_EXPIRY.requireBetween(
        1, Duration.ofDays(1).toMillis(), expiry.toMillis());
  }

  public static ArtifactEventSettings from(SettingValues values) {
    return new ArtifactEventSettings(
        values.bytes(Setting.ARTIFACT_EVENT_MAX_SIZE),
        values.bytes(Setting.ARTIFACT_CHUNK_SIZE),
        values.duration(Setting.ARTIFACT_EVENT_EXPIRY));
  }
}
