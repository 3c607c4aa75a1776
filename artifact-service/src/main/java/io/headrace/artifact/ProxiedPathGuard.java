package io.headrace.artifact;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses unsafe artifact paths before the router resolves their dots and finds them another route,
 * or none.
 */
final class ProxiedPathGuard implements Handler<RoutingContext> {

  @Override
  public void handle(RoutingContext context) {
    String path = context.request().path();
    if (path != null && ProxiedPath.matches(path)) {
      ProxiedPath.ofFileOrFolder(path);
    }
    context.next();
  }
}
