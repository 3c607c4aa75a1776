package io.headrace.config;

import java.time.Duration;

/**
 * What uploads of artifacts may be.
 *
 * @param maxSize of an artifact, bytes
 * @param expiry after which an upload in parts that nobody has completed is abandoned
 */
public record UploadSettings(long maxSize, Duration expiry) {

  public static UploadSettings from(SettingValues values) {
    return new UploadSettings(
        values.bytes(Setting.ARTIFACT_MAX_SIZE), values.duration(Setting.ARTIFACT_PARTS_EXPIRY));
  }
}
