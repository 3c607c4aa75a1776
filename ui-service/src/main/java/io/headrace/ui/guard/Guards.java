package io.headrace.ui.guard;

import io.headrace.config.AccessSettings;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * What every request passes before it is answered, whichever service answers: the static prefix is
 * taken off, and it is seen to that the server is called by its own name and from no foreign page.
 */
public final class Guards {

  /** Before all that is mounted in passing; each guard stands behind the one before it. */
  private static final int FIRST = -10;

  private final AccessSettings settings;

  public Guards(AccessSettings settings) {
    this.settings = settings;
  }

  /** Puts the guards in front of all routes, those that are mounted already among them. */
  public void mount(Router router) {
    if (!settings.staticPrefix().isEmpty()) {
      router.route().order(FIRST).handler(new StaticPrefix(settings.staticPrefix()));
    }
    router
        .route()
        .order(FIRST + 1)
        .handler(new HostGuard(new AllowedHosts(settings.host(), settings.allowedHosts())))
        .handler(new OriginGuard(new AllowedOrigins(settings.allowedOrigins())))
        .handler(Guards::refuseSlashAtEnd);
  }

  /** As MLflow has it; below the artifacts, what stands at the end is for them to judge. */
  private static void refuseSlashAtEnd(RoutingContext context) {
    String path = context.normalizedPath();
    if (path.endsWith("/") && path.length() > 1 && !path.contains("/mlflow-artifacts/")) {
      context.fail(404);
    } else {
      context.next();
    }
  }
}
