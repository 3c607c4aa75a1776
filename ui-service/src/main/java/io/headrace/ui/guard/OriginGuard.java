package io.headrace.ui.guard;

import io.headrace.api.ApiPrefix;
import io.headrace.config.Setting;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/**
 * Refuses calls that change something and come from a page of a foreign origin, and answers what
 * browsers ask about that (CORS, as the Fetch standard has it). Requests without {@code Origin} are
 * not a page's.
 */
final class OriginGuard implements Handler<RoutingContext> {

  private static final Set<HttpMethod> CHANGING =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

  private static final String METHODS = "GET, POST, PUT, DELETE, OPTIONS, PATCH";
  private static final int PREFLIGHT_SECONDS = 600;

  private final AllowedOrigins allowed;

  OriginGuard(AllowedOrigins allowed) {
    this.allowed = allowed;
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    boolean changes = CHANGING.contains(request.method());
    if (!changes) {
      // For caches, which keep no answers to other methods.
      context.response().headers().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    }
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin == null) {
      context.next();
    } else if (isPreflight(request)) {
      answerPreflight(context, origin);
    } else if (changes
        && ApiPrefix.leadsTo(context.normalizedPath())
        && isForeign(request, origin)) {
      refuse(context, 403, "Cross-origin request blocked");
    } else {
      permit(context.response(), origin);
      context.next();
    }
  }

  private static boolean isPreflight(HttpServerRequest request) {
    return request.method().equals(HttpMethod.OPTIONS)
        && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
  }

  /** A proxy in front says how it was called; no page can make a browser say so. */
  private boolean isForeign(HttpServerRequest request, String origin) {
    String called = request.getHeader("X-Forwarded-Host");
    return !allowed.contain(origin)
        && !AllowedOrigins.isOf(origin, String.valueOf(request.authority()))
        && (called == null || !AllowedOrigins.isOf(origin, called));
  }

  private void answerPreflight(RoutingContext context, String origin) {
    if (isForeign(context.request(), origin)) {
      refuse(context, 400, "Disallowed CORS origin");
      return;
    }
    HttpServerResponse response = context.response();
    permit(response, origin);
    String headers = context.request().getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
    if (headers != null) {
      response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, headers);
    }
    response
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
        .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "" + PREFLIGHT_SECONDS)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .end("OK");
  }

  private void permit(HttpServerResponse response, String origin) {
    if (!allowed.contain(origin)) {
      return;
    }
    response.putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "*");
    if (allowed.containEverybody()) {
      response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    } else {
      response
          .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
          .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
    }
  }

  private static void refuse(RoutingContext context, int status, String words) {
    context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .end(
            words
                + ". To allow pages of that origin, set "
                + Setting.CORS_ALLOWED_ORIGINS.variable()
                + ".");
  }
}
