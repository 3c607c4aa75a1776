package io.headrace.http;

import io.headrace.api.OperatorPath;
import io.headrace.lifecycle.Service;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * What operators ask a process: {@code /health} (does it live), {@code /ready} (can it work, and if
 * not, why, in words), {@code /state} (how are its services, as JSON), {@code /metrics} (for
 * Prometheus).
 */
final class HealthRoutes {

  private HealthRoutes() {}

  static void mount(Router router, List<Service> services, PrometheusMeterRegistry metrics) {
    route(router, OperatorPath.HEALTH)
        .handler(context -> text(context, "text/plain; charset=utf-8", "OK"));
    route(router, OperatorPath.READY).handler(context -> ready(context, services));
    ServiceStates states = new ServiceStates(services, metrics);
    route(router, OperatorPath.STATE).handler(context -> state(context, states));
    route(router, OperatorPath.METRICS)
        .handler(context -> text(context, "text/plain; version=0.0.4", metrics.scrape()));
  }

  private static Route route(Router router, String path) {
    return router.route(HttpMethod.GET, path).method(HttpMethod.HEAD);
  }

  private static void ready(RoutingContext context, List<Service> services) {
    List<String> missing =
        services.stream()
            .flatMap(service -> service.missing().stream().map(why -> service.name() + ": " + why))
            .toList();
    if (!missing.isEmpty()) {
      context.response().setStatusCode(503);
    }
    text(
        context,
        "text/plain; charset=utf-8",
        missing.isEmpty() ? "ready\n" : String.join("\n", missing) + "\n");
  }

  private static void state(RoutingContext context, ServiceStates states) {
    long now = System.currentTimeMillis();
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(JsonAnswer.bytes(json -> ServiceState.write(json, now, states.now())));
  }

  private static void text(RoutingContext context, String contentType, String body) {
    context.response().putHeader(HttpHeaders.CONTENT_TYPE, contentType).end(body);
  }
}
