package io.headrace.ui.guard;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The origins whose pages may call the API: the server's own, those on this machine, and those that
 * were set. MLflow blocks its own page when it is not opened on localhost; a page of the server's
 * own origin may always call it here.
 */
final class AllowedOrigins {

  private static final Pattern ON_THIS_MACHINE =
      Pattern.compile("https?://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");

  private final Wildcards listed;

  AllowedOrigins(List<String> listed) {
    this.listed = new Wildcards(listed);
  }

  /** Whether pages of {@code origin} may read answers: what CORS tells their browsers. */
  boolean contain(String origin) {
    return ON_THIS_MACHINE.matcher(origin).matches() || listed.match(origin);
  }

  /** Whether everybody may read answers, and therefore nobody with credentials. */
  boolean containEverybody() {
    return listed.matchEverything();
  }

  /** Whether {@code origin} is that of a server which is called {@code authority}. */
  static boolean isOf(String origin, String authority) {
    return origin.equalsIgnoreCase("http://" + authority)
        || origin.equalsIgnoreCase("https://" + authority);
  }
}
