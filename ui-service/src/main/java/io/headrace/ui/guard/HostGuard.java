package io.headrace.ui.guard;

import io.headrace.api.OperatorPath;
import io.headrace.config.Setting;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses requests that call the server by a name that is not its own. What health checks and
 * monitoring ask is answered under any name: it tells nothing and changes nothing.
 */
final class HostGuard implements Handler<RoutingContext> {

  /** MLflow's words, which its tests look for. */
  private static final String REFUSAL =
      "Invalid Host header - possible DNS rebinding attack detected";

  private final AllowedHosts allowed;

  /** By which nearly all requests call the server; to look at names costs more than to compare. */
  private volatile HostAndPort lastAllowed;

  HostGuard(AllowedHosts allowed) {
    this.allowed = allowed;
  }

  @Override
  public void handle(RoutingContext context) {
    HostAndPort authority = context.request().authority();
    if (isAllowed(authority) || OperatorPath.is(context.normalizedPath())) {
      context.next();
      return;
    }
    context
        .response()
        .setStatusCode(403)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .end(REFUSAL + ". " + advice(authority));
  }

  private boolean isAllowed(HostAndPort authority) {
    if (authority == null) {
      return false;
    }
    if (authority.equals(lastAllowed)) {
      return true;
    }
    if (!allowed.contain(authority.host(), authority.toString())) {
      return false;
    }
    lastAllowed = authority;
    return true;
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
