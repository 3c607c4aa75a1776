package io.headrace.config;

import java.time.Duration;

/**
 * What uploads of artifacts may be.
 *
 * @param maxSize of an artifact, bytes
 * @param expiry after which an upload in parts that nobody has completed is abandoned
 */
public record UploadSettings(long maxSize, Duration expiry) {

  /** S3's own limit. */
  private static final long MOST_BYTES = 5L << 40;

  private static final Duration SHORTEST_EXPIRY = Duration.ofMinutes(10);
  private static final Duration LONGEST_EXPIRY = Duration.ofDays(365);

  public UploadSettings {
    Setting.ARTIFACT_MAX_SIZE.requireBetween(1, MOST_BYTES, maxSize);
    Setting.ARTIFACT_PARTS_EXPIRY.requireBetween(
        SHORTEST_EXPIRY.toMillis(), LONGEST_EXPIRY.toMillis(), expiry.toMillis());
  }

  public static UploadSettings from(SettingValues values) {
    return new UploadSettings(
        values.bytes(Setting.ARTIFACT_MAX_SIZE), values.duration(Setting.ARTIFACT_PARTS_EXPIRY));
  }
}
