package io.headrace.ui;

import io.headrace.api.OperatorPath;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * {@code GET /version}: the MLflow release whose behaviour clients may expect. Not Headrace's own
 * version; {@code docs/adr/0005-version-we-report.md} says why it is this one.
 */
final class MlflowVersion {

  private static final String REPORTED = "3.3.2";

  private MlflowVersion() {}

  static void mount(Router router) {
    router.get(OperatorPath.VERSION).handler(MlflowVersion::answer);
    router.head(OperatorPath.VERSION).handler(MlflowVersion::answer);
  }

  private static void answer(RoutingContext context) {
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
        .end(REPORTED);
  }
}
