package io.headrace.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Says in {@code Allow} which methods a path is served with: to who asks by OPTIONS, and to who
 * used another one.
 */
final class AllowedMethods implements Handler<RoutingContext> {

  private final Router router;

  AllowedMethods(Router router) {
    this.router = router;
  }

  /** Answers OPTIONS for a path that is served, with 204 and without a body; passes others on. */
  @Override
  public void handle(RoutingContext context) {
    if (context.request().method().equals(HttpMethod.OPTIONS) && tell(context)) {
      context.response().setStatusCode(204).end();
    } else {
      context.next();
    }
  }

  /** Sets the header; {@code false} when nothing is served under the path. */
  boolean tell(RoutingContext context) {
    Set<String> methods = at(context.normalizedPath());
    if (methods.isEmpty()) {
      return false;
    }
    methods.add(HttpMethod.OPTIONS.name());
    context.response().putHeader(HttpHeaders.ALLOW, String.join(", ", methods));
    return true;
  }

  private Set<String> at(String path) {
    return router.getRoutes().stream()
        .filter(route -> route.methods() != null && leadsTo(route, path))
        .flatMap(route -> route.methods().stream())
        .map(HttpMethod::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean leadsTo(Route route, String path) {
    String[] wanted = route.getPath().split("/", -1);
    String[] given = path.split("/", -1);
    // The path of a route that ends with a star is given without it: its last segment is empty.
    int segments = route.isExactPath() ? wanted.length : wanted.length - 1;
    if (route.isExactPath() ? given.length != segments : given.length <= segments) {
      return false;
    }
    for (int i = 0; i < segments; i++) {
      if (!wanted[i].startsWith(":") && !wanted[i].equals(given[i])) {
        return false;
      }
    }
    return true;
  }
}
