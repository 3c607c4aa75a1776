package io.headrace.config;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Under which names and paths clients may call the server.
 *
 * @param host the address that the server listens on, which is a name of it
 * @param allowedHosts further names; {@code *} stands for any text
 * @param allowedOrigins origins whose pages may call the API; {@code *} stands for any text
 * @param staticPrefix in front of all paths, {@code /mlflow}; empty for none
 */
public record AccessSettings(
    String host, List<String> allowedHosts, List<String> allowedOrigins, String staticPrefix) {

  private static final Pattern PREFIX = Pattern.compile("(/[\\w.~-]+)*");

  public AccessSettings {
    allowedHosts = List.copyOf(allowedHosts);
    allowedOrigins = List.copyOf(allowedOrigins);
    if (!PREFIX.matcher(staticPrefix).matches()) {
      throw new SettingsException(
          Setting.STATIC_PREFIX.variable()
              + " must be a path such as /mlflow, without a slash at its end, not '"
              + staticPrefix
              + "'.");
    }
  }

  public static AccessSettings from(SettingValues values) {
    return new AccessSettings(
        values.text(Setting.HOST),
        values.list(Setting.ALLOWED_HOSTS),
        values.list(Setting.CORS_ALLOWED_ORIGINS),
        values.text(Setting.STATIC_PREFIX));
  }
}
