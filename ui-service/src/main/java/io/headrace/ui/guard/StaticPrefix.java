package io.headrace.ui.guard;

import io.headrace.api.ApiPrefix;
import io.headrace.api.OperatorPath;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Takes the prefix from the paths of requests, so that nothing behind knows of it. Without it only
 * {@code /api} is answered, which clients may call either way, and what health checks ask.
 */
final class StaticPrefix implements Handler<RoutingContext> {

  private static final String TAKEN = StaticPrefix.class.getName();

  private final String prefix;

  /**
   * A prefix that requests may have.
   *
   * @param prefix begins with a slash and does not end with one; not empty
   */
  StaticPrefix(String prefix) {
    this.prefix = prefix;
  }

  @Override
  public void handle(RoutingContext context) {
    String path = context.normalizedPath();
    if (context.get(TAKEN) != null || ApiPrefix.isPublic(path) || OperatorPath.is(path)) {
      context.next();
    } else if (path.equals(prefix)) {
      context.response().setStatusCode(308).putHeader(HttpHeaders.LOCATION, prefix + "/").end();
    } else if (path.startsWith(prefix + "/")) {
      context.put(TAKEN, true);
      context.reroute(withoutPrefix(context.request().path(), path));
    } else {
      context.fail(404);
    }
  }

  /** As it was sent where that is possible: names of artifacts may be encoded in any way. */
  private String withoutPrefix(String sent, String normalized) {
    return (sent.startsWith(prefix + "/") ? sent : normalized).substring(prefix.length());
  }
}
