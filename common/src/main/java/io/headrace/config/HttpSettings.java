package io.headrace.config;

/**
 * Where and how the HTTP server listens.
 *
 * @param port 0 takes a free one
 * @param maxBodyBytes largest JSON body accepted, bytes
 */
public record HttpSettings(String host, int port, long maxBodyBytes) {

  public HttpSettings {
    Setting.PORT.requireBetween(0, 65_535, port);
    Setting.MAX_BODY_SIZE.requireBetween(1, Integer.MAX_VALUE, maxBodyBytes);
  }

  public static HttpSettings from(SettingValues values) {
    return new HttpSettings(
        values.text(Setting.HOST),
        values.integer(Setting.PORT),
        values.bytes(Setting.MAX_BODY_SIZE));
  }
}
