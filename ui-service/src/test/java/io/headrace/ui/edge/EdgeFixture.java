package io.headrace.ui.edge;

import io.headrace.config.HttpSettings;
import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import io.headrace.http.ServiceServer;
import io.headrace.lifecycle.Service;
import io.headrace.ui.UiService;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** An edge that listens, with servers behind it whose answers a test decides. */
final class EdgeFixture implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final Vertx vertx = Vertx.vertx();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int trackingPort = freePort();
  private final int queryPort = freePort();
  private final int artifactPort = freePort();
  private final Service service;
  private final ServiceServer server;
  final int port;

  EdgeFixture() {
    SettingValues values =
        SettingValues.of(Map.of())
            .with(Setting.TRACKING_URL, "http://127.0.0.1:" + trackingPort)
            .with(Setting.QUERY_URL, "http://127.0.0.1:" + queryPort)
            .with(Setting.ARTIFACT_URL, "http://127.0.0.1:" + artifactPort);
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    service = UiService.assemble(vertx, values, metrics);
    server =
        new ServiceServer(
            vertx, new HttpSettings("127.0.0.1", 0, 1 << 20), metrics, List.of(service));
    port = await(server.start());
  }

  HttpServer tracking(Handler<HttpServerRequest> handler) {
    return listen(trackingPort, handler);
  }

  HttpServer query(Handler<HttpServerRequest> handler) {
    return listen(queryPort, handler);
  }

  HttpServer artifact(Handler<HttpServerRequest> handler) {
    return listen(artifactPort, handler);
  }

  private HttpServer listen(int port, Handler<HttpServerRequest> handler) {
    return await(vertx.createHttpServer().requestHandler(handler).listen(port, "127.0.0.1"));
  }

  /** Starts the edge's checks; the future completes when all services have been ready. */
  Future<Void> start() {
    return service.start();
  }

  Service service() {
    return service;
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(uri(path)));
  }

  HttpResponse<String> send(String method, String path, String body) {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  static <T> T await(Future<T> future) {
    try {
      return future.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("not within " + PATIENCE, e);
    }
  }

  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + PATIENCE + ": " + what);
      }
      Thread.onSpinWait();
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    await(server.stop());
    await(vertx.close());
  }
}
