package io.headrace.e2e;

import io.headrace.config.HttpSettings;
import io.headrace.config.SettingValues;
import io.headrace.http.ServiceServer;
import io.headrace.lifecycle.Service;
import io.headrace.view.Backplane;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Services in this JVM behind a port of their own and with connections of their own. */
final class LocalServices implements AutoCloseable {

  /** How a service is made. */
  interface Assembly {
    Service assemble(
        Vertx vertx, SettingValues values, PrometheusMeterRegistry metrics, Backplane backplane);
  }

  private final Vertx vertx = Vertx.vertx();
  private final ServiceServer server;
  private final RawClient client;

  /** Starts them on a free port and returns when all are ready. */
  LocalServices(SettingValues values, Assembly... assemblies) {
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Backplane backplane = new Backplane(vertx, values, metrics);
    server =
        new ServiceServer(
            vertx,
            HttpSettings.from(values),
            metrics,
            Stream.of(assemblies)
                .map(assembly -> assembly.assemble(vertx, values, metrics, backplane))
                .toList());
    client = new RawClient(URI.create("http://127.0.0.1:" + await(server.start())));
    await(server.startServices());
  }

  RawClient client() {
    return client;
  }

  @Override
  public void close() {
    await(server.stop());
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }
}
