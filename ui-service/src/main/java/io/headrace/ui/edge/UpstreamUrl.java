package io.headrace.ui.edge;

import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import io.headrace.config.SettingsException;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a service listens: scheme, host and port, without a path.
 *
 * @param tls whether the scheme is https
 */
record UpstreamUrl(String host, int port, boolean tls) {

  static UpstreamUrl from(SettingValues values, Setting setting) {
    URI uri = parse(values.text(setting), setting);
    boolean tls = "https".equals(uri.getScheme());
    boolean usable =
        (tls || "http".equals(uri.getScheme()))
            && uri.getHost() != null
            && uri.getUserInfo() == null
            && uri.getQuery() == null
            && (uri.getPath().isEmpty() || uri.getPath().equals("/"));
    if (!usable) {
      throw refusal(values.text(setting), setting);
    }
    return new UpstreamUrl(uri.getHost(), port(uri, tls), tls);
  }

  private static int port(URI uri, boolean tls) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return tls ? 443 : 80;
  }

  private static URI parse(String text, Setting setting) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw refusal(text, setting);
    }
  }

  private static SettingsException refusal(String text, Setting setting) {
    return new SettingsException(
        setting.variable()
            + " must be a URL such as "
            + setting.defaultValue()
            + ", without a path, not '"
            + text
            + "'.");
  }

  @Override
  public String toString() {
    return (tls ? "https://" : "http://") + host + ":" + port;
  }
}
