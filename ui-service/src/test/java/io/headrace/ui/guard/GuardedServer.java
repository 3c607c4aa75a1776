package io.headrace.ui.guard;

import io.headrace.config.HttpSettings;
import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import io.headrace.http.ServiceServer;
import io.headrace.http.ServiceStates;
import io.headrace.ui.UiService;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A ui service without an edge, asked byte by byte: clients would not send what is asked here. */
final class GuardedServer implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final ServiceServer server;
  private final int port;

  GuardedServer(Map<Setting, String> settings) {
    SettingValues values = SettingValues.of(Map.of());
    for (Map.Entry<Setting, String> setting : settings.entrySet()) {
      values = values.with(setting.getKey(), setting.getValue());
    }
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    server =
        new ServiceServer(
            vertx,
            new HttpSettings("127.0.0.1", 0, 1 << 20),
            metrics,
            List.of(UiService.withoutEdge(values, new ServiceStates(List.of(), metrics))));
    port = server.start().await();
    server.startServices().await();
  }

  /** The answer to a request without a body, head and all. */
  String ask(String method, String path, String... headers) {
    return send(
        method
            + " "
            + path
            + " HTTP/1.1\r\nConnection: close\r\n"
            + Stream.of(headers).map(header -> header + "\r\n").collect(Collectors.joining())
            + "\r\n");
  }

  /** Sends {@code bytes} and reads until the server closes the connection. */
  String send(String bytes) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop().await();
    vertx.close().await();
  }
}
