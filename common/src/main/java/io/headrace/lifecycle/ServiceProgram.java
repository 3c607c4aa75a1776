package io.headrace.lifecycle;

import io.headrace.config.HttpSettings;
import io.headrace.config.LogFormat;
import io.headrace.config.SettingValues;
import io.headrace.config.SettingsException;
import io.headrace.http.ServiceServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import io.vertx.micrometer.VertxPrometheusOptions;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one service as a program: listens, connects, serves until the JVM is asked to stop, drains.
 */
public final class ServiceProgram {

  private static final Logger LOG = LoggerFactory.getLogger(ServiceProgram.class);
  private static final int DRAIN_SECONDS = 30;

  private ServiceProgram() {}

  /** Makes a service from its settings; validates them, connects to nothing. */
  @FunctionalInterface
  public interface Assembly {
    Service assemble(Vertx vertx, SettingValues values, PrometheusMeterRegistry metrics);
  }

  /** Runs until the JVM is asked to stop. Exits with status 2 when the settings cannot be used. */
  public static void run(Assembly assembly) {
    try {
      SettingValues values = SettingValues.of(System.getenv());
      // Logback reads it from the environment too, but takes no word for wrong.
      LogFormat.from(values);
      PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      Vertx vertx = vertx(metrics);
      Service service = assembly.assemble(vertx, values, metrics);
      HttpSettings http = HttpSettings.from(values);
      ServiceServer server = new ServiceServer(vertx, http, metrics, List.of(service));
      stopWithTheJvm(vertx, server);
      server
          .start()
          .onSuccess(port -> LOG.info("{} listens on {}:{}", service.name(), http.host(), port))
          .compose(port -> server.startServices())
          .onSuccess(started -> LOG.info("{} is ready", service.name()))
          .onFailure(
              failure -> {
                LOG.error("{} cannot start: {}", service.name(), failure.getMessage(), failure);
                System.exit(1);
              });
    } catch (SettingsException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  /** A Vert.x whose HTTP, pool and event-loop figures go to {@code metrics}. */
  public static Vertx vertx(PrometheusMeterRegistry metrics) {
    MicrometerMetricsOptions options =
        new MicrometerMetricsOptions()
            .setEnabled(true)
            .setPrometheusOptions(new VertxPrometheusOptions().setEnabled(true))
            // No path label: run ids and artifact names in it would make a series each.
            .setLabels(
                EnumSet.of(Label.HTTP_METHOD, Label.HTTP_CODE, Label.POOL_NAME, Label.POOL_TYPE));
    return Vertx.builder()
        .with(
            new VertxOptions()
                .setMetricsOptions(options)
                .setAddressResolverOptions(
                    // A service that comes back elsewhere is found there at once, whatever the
                    // name server says: Docker's would have its old address kept for ten minutes.
                    new AddressResolverOptions()
                        .setCacheMaxTimeToLive(1)
                        .setCacheNegativeTimeToLive(1)))
        .withMetrics(new MicrometerMetricsFactory(metrics))
        .build();
  }

  private static void stopWithTheJvm(Vertx vertx, ServiceServer server) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  CountDownLatch stopped = new CountDownLatch(1);
                  server.stop().eventually(vertx::close).onComplete(done -> stopped.countDown());
                  await(stopped);
                },
                "stop"));
  }

  private static void await(CountDownLatch stopped) {
    try {
      if (!stopped.await(DRAIN_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("Not all work was finished within {} s", DRAIN_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
