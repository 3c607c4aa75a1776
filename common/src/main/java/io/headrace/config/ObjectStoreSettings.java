package io.headrace.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where the S3 store is and which bucket is ours.
 *
 * @param publicEndpoint where clients reach it; empty when they do not
 * @param secretKey masked in {@link #toString}
 */
public record ObjectStoreSettings(
    URI endpoint,
    Optional<URI> publicEndpoint,
    String region,
    String accessKey,
    String secretKey,
    String bucket) {

  public static ObjectStoreSettings from(SettingValues values) {
    return new ObjectStoreSettings(
        uri(Setting.S3_ENDPOINT, values.required(Setting.S3_ENDPOINT)),
        Optional.of(values.text(Setting.S3_PUBLIC_ENDPOINT))
            .filter(endpoint -> !endpoint.isEmpty())
            .map(endpoint -> uri(Setting.S3_PUBLIC_ENDPOINT, endpoint)),
        values.text(Setting.S3_REGION),
        values.required(Setting.S3_ACCESS_KEY),
        values.required(Setting.S3_SECRET_KEY),
        Namespace.from(values).dashed(values.text(Setting.S3_BUCKET)));
  }

  private static URI uri(Setting setting, String text) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new SettingsException(
        setting.variable() + " must be an http or https URL, not '" + text + "'.");
  }

  @Override
  public String toString() {
    return "ObjectStoreSettings[endpoint="
        + endpoint
        + ", publicEndpoint="
        + publicEndpoint
        + ", region="
        + region
        + ", accessKey="
        + accessKey
        + ", secretKey=***, bucket="
        + bucket
        + "]";
  }
}
