package io.headrace.standalone;

import io.headrace.artifact.ArtifactService;
import io.headrace.config.HttpSettings;
import io.headrace.config.SettingValues;
import io.headrace.http.ServiceServer;
import io.headrace.http.ServiceStates;
import io.headrace.lifecycle.Service;
import io.headrace.lifecycle.ServiceProgram;
import io.headrace.query.QueryService;
import io.headrace.tracking.TrackingService;
import io.headrace.ui.UiService;
import io.headrace.view.Backplane;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** All services in this JVM behind one HTTP server: every request is answered without a hop. */
final class StandaloneServices implements AutoCloseable {

  private static final long DRAIN_SECONDS = 30;
  private static final long SILENCE_SECONDS = 10;

  private final Vertx vertx;
  private final List<Service> services;
  private final ServiceServer server;

  /** Validates the settings and connects to nothing. */
  StandaloneServices(SettingValues values) {
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    vertx = ServiceProgram.vertx(metrics);
    Backplane backplane = new Backplane(vertx, values, metrics);
    List<Service> others =
        List.of(
            TrackingService.assemble(vertx, values, metrics, backplane),
            QueryService.assemble(vertx, values, metrics, backplane),
            ArtifactService.assemble(vertx, values, metrics, backplane));
    services = new ArrayList<>(others);
    // The last: it answers what is nobody else's.
    services.add(UiService.withoutEdge(values, new ServiceStates(others, metrics)));
    server = new ServiceServer(vertx, HttpSettings.from(values), metrics, services);
  }

  /** Listens, and returns the port. */
  int listen() {
    return join(server.start().toCompletionStage().toCompletableFuture());
  }

  /** Waits until all services can work; {@code missing} hears now and then what they wait for. */
  void start(Consumer<String> missing) throws InterruptedException {
    CompletableFuture<Void> started =
        server.startServices().toCompletionStage().toCompletableFuture();
    while (!isDoneWithin(started, SILENCE_SECONDS)) {
      services.stream().flatMap(service -> service.missing().stream()).distinct().forEach(missing);
    }
    join(started);
  }

  private static boolean isDoneWithin(CompletableFuture<?> future, long seconds)
      throws InterruptedException {
    try {
      future.get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return true;
    }
  }

  private static <T> T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw new Refusal("The services cannot start: " + e.getCause().getMessage());
    }
  }

  /** Lets requests under way end and what was accepted be finished. */
  @Override
  public void close() {
    server
        .stop()
        .eventually(vertx::close)
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(DRAIN_SECONDS, TimeUnit.SECONDS)
        .join();
  }
}
