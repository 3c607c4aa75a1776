package io.headrace.http;

import io.vertx.core.http.HttpServerResponse;

/** What every answer tells browsers, as MLflow's do: to guess no types, and to frame no pages. */
final class SecurityHeaders {

  private SecurityHeaders() {}

  static void putOn(HttpServerResponse response) {
    response
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Frame-Options", "SAMEORIGIN");
  }
}
