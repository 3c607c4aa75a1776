package io.headrace.ui.guard;

import io.headrace.config.Setting;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/**
 * Refuses requests that call the server by a name that is not its own. What health checks and
 * monitoring ask is answered under any name: it tells nothing and changes nothing.
 */
final class HostGuard implements Handler<RoutingContext> {

  private static final Set<String> FOR_ANYBODY =
      Set.of("/health", "/ready", "/version", "/metrics");

  /** MLflow's words, which its tests look for. */
  private static final String REFUSAL =
      "Invalid Host header - possible DNS rebinding attack detected";

  private final AllowedHosts allowed;

  HostGuard(AllowedHosts allowed) {
    this.allowed = allowed;
  }

  @Override
  public void handle(RoutingContext context) {
    HostAndPort authority = context.request().authority();
    if (FOR_ANYBODY.contains(context.normalizedPath())
        || (authority != null && allowed.contain(authority.host(), authority.toString()))) {
      context.next();
      return;
    }
    context
        .response()
        .setStatusCode(403)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .end(REFUSAL + ". " + advice(authority));
  }

  private static String advice(HostAndPort authority) {
    return authority == null || authority.host().isEmpty()
        ? "The request names no host."
        : "This server does not know that it is called '"
            + authority.host()
            + "'. If it is, start it with "
            + Setting.ALLOWED_HOSTS.variable()
            + "="
            + authority.host()
            + ".";
  }
}
