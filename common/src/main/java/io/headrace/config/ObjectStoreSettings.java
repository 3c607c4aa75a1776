package io.headrace.config;

import java.net.URI;

/**
 * Where the S3 store is and which bucket is ours.
 *
 * @param secretKey masked in {@link #toString}
 */
public record ObjectStoreSettings(URI endpoint, String accessKey, String secretKey, String bucket) {

  public ObjectStoreSettings {
    if (endpoint.getHost() == null
        || !("http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme()))) {
      throw notAUrl(endpoint.toString());
    }
  }

  public static ObjectStoreSettings from(SettingValues values) {
    return new ObjectStoreSettings(
        uri(values.required(Setting.S3_ENDPOINT)),
        values.required(Setting.S3_ACCESS_KEY),
        values.required(Setting.S3_SECRET_KEY),
        Namespace.from(values).dashed(values.text(Setting.S3_BUCKET)));
  }

  private static URI uri(String endpoint) {
    try {
      return URI.create(endpoint);
    } catch (IllegalArgumentException e) {
      throw notAUrl(endpoint);
    }
  }

  private static SettingsException notAUrl(String endpoint) {
    return new SettingsException(
        Setting.S3_ENDPOINT.variable() + " must be an http or https URL, not '" + endpoint + "'.");
  }

  @Override
  public String toString() {
    return "ObjectStoreSettings[endpoint="
        + endpoint
        + ", accessKey="
        + accessKey
        + ", secretKey=***, bucket="
        + bucket
        + "]";
  }
}
