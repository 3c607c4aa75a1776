package io.headrace.config;

import java.time.Duration;

/**
 * What uploads of artifacts may be.
 *
 * @param maxSize of an artifact, bytes
 * @param expiry after which an upload in parts that nobody has completed is abandoned
 */
public record UploadSettings(long maxSize, Duration expiry) {

  private static final int MOST_HOURS = 24 * 365;

  public static UploadSettings from(SettingValues values) {
    int hours = values.integer(Setting.ARTIFACT_UPLOAD_EXPIRY_HOURS);
    Setting.ARTIFACT_UPLOAD_EXPIRY_HOURS.requireBetween(1, MOST_HOURS, hours);
    return new UploadSettings(values.bytes(Setting.ARTIFACT_MAX_SIZE), Duration.ofHours(hours));
  }
}
