package io.headrace.http;

import io.headrace.config.HttpSettings;
import io.headrace.lifecycle.Service;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Verticle;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * One HTTP server for one or several services: {@code /health}, {@code /ready}, {@code /metrics}
 * and all that the services mount, on an event loop for every two cores.
 *
 * <p>{@link #start} listens and returns; the services connect behind it. {@link #stop} lets
 * requests under way end, then stops the services in the order given.
 */
public final class ServiceServer {

  /** Longer than the 65 s for which clients and load balancers like to keep idle connections. */
  private static final int IDLE_TIMEOUT_SECONDS = 90;

  private final Vertx vertx;
  private final HttpSettings settings;
  private final PrometheusMeterRegistry metrics;
  private final List<Service> services;
  private final List<HttpServer> servers = new CopyOnWriteArrayList<>();

  public ServiceServer(
      Vertx vertx, HttpSettings settings, PrometheusMeterRegistry metrics, List<Service> services) {
    this.vertx = vertx;
    this.settings = settings;
    this.metrics = metrics;
    this.services = List.copyOf(services);
  }

  /** Listens; completes with the port. Fails when the port is taken. */
  public Future<Integer> start() {
    Router router = router();
    return vertx
        .deployVerticle(() -> listener(router), new DeploymentOptions().setInstances(loops()))
        .map(id -> servers.get(0).actualPort());
  }

  /** Starts every service; completes when all are ready, fails with the first that cannot be. */
  public Future<Void> startServices() {
    return Future.join(services.stream().map(Service::start).toList()).mapEmpty();
  }

  public Future<Void> stop() {
    Future<Void> stopped =
        Future.join(servers.stream().map(server -> server.shutdown(10, TimeUnit.SECONDS)).toList())
            .otherwiseEmpty()
            .mapEmpty();
    for (Service service : services) {
      stopped = stopped.compose(done -> service.stop().otherwiseEmpty());
    }
    return stopped;
  }

  /** Half of the cores: Kafka's and Cassandra's clients need theirs, and busy loops wake less. */
  private static int loops() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  }

  private Router router() {
    Router router = Router.router(vertx);
    AllowedMethods methods = new AllowedMethods(router);
    router
        .route()
        .order(Integer.MIN_VALUE)
        .handler(
            context -> {
              SecurityHeaders.putOn(context.response());
              // What cannot be decoded would fail wherever it is looked at.
              PercentEncoding.check(context.request().uri());
              context.next();
            });
    router.route().handler(methods);
    HealthRoutes.mount(router, services, metrics);
    services.forEach(service -> service.mount(router));
    FailureHandler failures = new FailureHandler();
    router.route().failureHandler(failures);
    for (int status : new int[] {400, 404, 413}) {
      router.errorHandler(status, failures);
    }
    router.errorHandler(
        405,
        context -> {
          methods.tell(context);
          failures.handle(context);
        });
    router.errorHandler(500, failures);
    return router;
  }

  private Verticle listener(Router router) {
    return new AbstractVerticle() {
      @Override
      public void start(Promise<Void> started) {
        HttpServer server =
            vertx.createHttpServer(
                new HttpServerOptions()
                    .setHost(settings.host())
                    // -1: a free port, the same one for all instances of a deployment.
                    .setPort(settings.port() == 0 ? -1 : settings.port())
                    .setIdleTimeout(IDLE_TIMEOUT_SECONDS)
                    .setTcpNoDelay(true)
                    // As MLflow's servers: a body of HTTP 2 need not say how long it is.
                    .setHttp2ClearTextEnabled(false)
                    // We serve no WebSockets: requests need not pass through their handlers.
                    .setPerFrameWebSocketCompressionSupported(false)
                    .setPerMessageWebSocketCompressionSupported(false)
                    .setMaxInitialLineLength(64 * 1024)
                    .setMaxHeaderSize(32 * 1024)
                    // As much as one read brings: a batch's body comes in a piece or two.
                    .setMaxChunkSize(64 * 1024));
        server
            .requestHandler(router)
            .invalidRequestHandler(new MalformedRequests(vertx))
            .listen()
            .onSuccess(servers::add)
            .<Void>mapEmpty()
            .onComplete(started);
      }
    };
  }
}
