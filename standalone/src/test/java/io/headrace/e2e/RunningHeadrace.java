package io.headrace.e2e;

import io.headrace.artifact.ArtifactService;
import io.headrace.config.HttpSettings;
import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import io.headrace.http.ServiceServer;
import io.headrace.lifecycle.Service;
import io.headrace.lifecycle.ServiceProgram;
import io.headrace.query.QueryService;
import io.headrace.tracking.TrackingService;
import io.headrace.ui.UiService;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** All four services in this JVM behind one HTTP server, as {@code up} runs them. */
public final class RunningHeadrace implements AutoCloseable {

  private static final long START_SECONDS = 60;
  private static final long STOP_SECONDS = 40;

  private final Vertx vertx;
  private final ServiceServer server;
  private final URI uri;

  private RunningHeadrace(Vertx vertx, ServiceServer server, URI uri) {
    this.vertx = vertx;
    this.server = server;
    this.uri = uri;
  }

  /**
   * Starts on a free port and returns when all services are ready.
   *
   * @param backends settings that name running backends and a namespace
   */
  static RunningHeadrace start(SettingValues backends) {
    SettingValues values = backends.with(Setting.PORT, "0");
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Vertx vertx = ServiceProgram.vertx(metrics);
    List<Service> services =
        List.of(
            TrackingService.assemble(vertx, values, metrics),
            QueryService.assemble(vertx, values, metrics),
            ArtifactService.assemble(vertx, values, metrics),
            UiService.withoutEdge(vertx, values, metrics));
    ServiceServer server = new ServiceServer(vertx, HttpSettings.from(values), metrics, services);
    int port = await(server.start(), START_SECONDS);
    await(server.startServices(), START_SECONDS);
    return new RunningHeadrace(vertx, server, URI.create("http://127.0.0.1:" + port));
  }

  /** What {@code MLFLOW_TRACKING_URI} is set to. */
  URI uri() {
    return uri;
  }

  @Override
  public void close() {
    await(server.stop().eventually(vertx::close), STOP_SECONDS);
  }

  private static <T> T await(Future<T> future, long seconds) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Headrace does not start or stop", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
