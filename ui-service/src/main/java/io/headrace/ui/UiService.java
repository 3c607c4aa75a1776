package io.headrace.ui;

import io.headrace.api.ApiCall;
import io.headrace.config.AccessSettings;
import io.headrace.config.HttpSettings;
import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import io.headrace.http.EndpointRoutes;
import io.headrace.lifecycle.Service;
import io.headrace.ui.docs.OpenApiDocument;
import io.headrace.ui.edge.Edge;
import io.headrace.ui.guard.Guards;
import io.headrace.ui.web.WebApp;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  private UiService(SettingValues values, WebApp webApp, Optional<Edge> edge) {
    this.maxBodyBytes = HttpSettings.from(values).maxBodyBytes();
    this.clientsReachStore = values.isSet(Setting.S3_PUBLIC_ENDPOINT);
    this.guards = new Guards(AccessSettings.from(values));
    this.webApp = webApp;
    this.edge = edge;
  }

  /** The service as a program of its own: all paths lead from here to their owners. */
  public static Service assemble(
      Vertx vertx, SettingValues values, PrometheusMeterRegistry metrics) {
    return new UiService(
        values, WebApp.load(OpenApiDocument.bytes()), Optional.of(new Edge(vertx, values)));
  }

  /** The service beside the others behind one HTTP server, where nothing needs a second hop. */
  public static Service withoutEdge(SettingValues values) {
    return new UiService(values, WebApp.load(OpenApiDocument.bytes()), Optional.empty());
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
        .mount(Map.of(ApiCall.SERVER_INFO, new ServerInfoEndpoint(clientsReachStore)));
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
