package io.headrace.ui;

import io.headrace.api.ApiCall;
import io.headrace.config.AccessSettings;
import io.headrace.config.HttpSettings;
import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import io.headrace.http.EndpointRoutes;
import io.headrace.http.ServiceState;
import io.headrace.http.ServiceStates;
import io.headrace.lifecycle.Service;
import io.headrace.ui.docs.OpenApiDocument;
import io.headrace.ui.edge.Edge;
import io.headrace.ui.guard.Guards;
import io.headrace.ui.web.WebApp;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The ui service: the guards before all paths, the web app and the document of the API, what
 * clients ask about the server itself, and the edge.
 */
public final class UiService implements Service {

  private final long maxBodyBytes;
  private final boolean clientsReachStore;
  private final Guards guards;
  private final WebApp webApp;
  private final UnservedRoutes unserved = new UnservedRoutes();
  private final Optional<Edge> edge;
  private final Supplier<Future<List<ServiceState>>> states;

  private UiService(
      SettingValues values, Optional<Edge> edge, Supplier<Future<List<ServiceState>>> states) {
    this.maxBodyBytes = HttpSettings.from(values).maxBodyBytes();
    this.clientsReachStore = values.isSet(Setting.S3_PUBLIC_ENDPOINT);
    this.guards = new Guards(AccessSettings.from(values));
    this.webApp = WebApp.load(OpenApiDocument.bytes());
    this.edge = edge;
    this.states = states;
  }

  /** The service as a program of its own: all paths lead from here to their owners. */
  public static Service assemble(
      Vertx vertx, SettingValues values, PrometheusMeterRegistry metrics) {
    Edge edge = new Edge(vertx, values);
    return new UiService(values, Optional.of(edge), edge::states);
  }

  /**
   * The service beside the others behind one HTTP server, where nothing needs a second hop.
   *
   * @param others how they are
   */
  public static Service withoutEdge(SettingValues values, ServiceStates others) {
    return new UiService(values, Optional.empty(), () -> Future.succeededFuture(others.now()));
  }

  @Override
  public String name() {
    return "ui";
  }

  @Override
  public void mount(Router router) {
    guards.mount(router);
    webApp.mount(router);
    MlflowVersion.mount(router);
    new EndpointRoutes(router, maxBodyBytes)
        .mount(
            Map.of(
                ApiCall.SERVER_INFO, new ServerInfoEndpoint(clientsReachStore),
                ApiCall.GET_SYSTEM, new SystemEndpoint(states, Clock.systemUTC())));
    edge.ifPresent(present -> present.mount(router));
    unserved.mount(router);
  }

  @Override
  public Future<Void> start() {
    return edge.map(Edge::start).orElse(Future.succeededFuture());
  }

  @Override
  public List<String> missing() {
    return edge.map(Edge::missing).orElse(List.of());
  }

  @Override
  public Future<Void> stop() {
    return edge.map(Edge::stop).orElse(Future.succeededFuture());
  }
}
