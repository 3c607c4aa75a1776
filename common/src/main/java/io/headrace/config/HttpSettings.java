package io.headrace.config;

/**
 * Where and how the HTTP server listens.
 *
 * @param port 0 takes a free one
 * @param maxBodyBytes largest JSON body accepted, bytes
 */
public record HttpSettings(String host, int port, long maxBodyBytes) {
  public static HttpSettings from(SettingValues values) {
    return new HttpSettings(
        values.text(Setting.HOST),
        values.integer(Setting.PORT, 0, 65_535),
        values.bytes(Setting.MAX_BODY_SIZE));
  }
}
